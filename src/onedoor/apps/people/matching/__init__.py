"""Whom one new person may be among everybody known, with a probability and its reasons."""
