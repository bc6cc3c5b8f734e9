"""Queues of phone systems."""
