"""Reads of the partnership, its bodies and the people in them."""
