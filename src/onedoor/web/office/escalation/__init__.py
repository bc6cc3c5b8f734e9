"""Who else is told of late work."""
