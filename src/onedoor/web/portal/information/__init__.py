"""Accessibility, privacy, cookies, contact."""
