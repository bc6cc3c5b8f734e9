"""Letters to post, what people wrote back, and the hours in which nobody is disturbed."""
