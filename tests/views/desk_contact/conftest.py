"""The desk of these tests."""

from tests.desk import desk

__all__ = ["desk"]
