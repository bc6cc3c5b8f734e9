"""Keeps messages here instead of sending them: for development and demonstration."""
