"""Django's way to PostgreSQL, with two things done faster. See `base`."""
