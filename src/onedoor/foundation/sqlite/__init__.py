"""Django's way to SQLite, with writers that take turns. See `base`."""
