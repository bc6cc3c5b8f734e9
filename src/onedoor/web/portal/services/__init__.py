"""Finding a service and reading about it."""
