"""Mailboxes the worker reads."""
