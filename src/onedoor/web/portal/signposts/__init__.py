"""Whether it worked: asked of people who were sent on."""
