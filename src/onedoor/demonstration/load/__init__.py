"""Writes the invented county into the database, in bulk; see docs/adr/0003."""
