"""Every message as it would look, for development and demonstration."""
