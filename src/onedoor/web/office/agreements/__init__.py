"""Agreements to share personal data."""
