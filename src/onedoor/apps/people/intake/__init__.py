"""Taking in an organisation's own records from its own system: from a file, or one at a time."""
