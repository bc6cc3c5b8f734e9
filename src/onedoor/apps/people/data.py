"""Choices and frozen values that cross the border of people."""
