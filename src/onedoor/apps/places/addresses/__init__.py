"""Postcodes and lines of address as people type them, without Django or a database."""
