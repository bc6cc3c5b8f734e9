"""Text messages through any gateway that takes JSON over HTTPS."""
