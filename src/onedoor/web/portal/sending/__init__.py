"""Reporting, asking and complaining, step by step."""
