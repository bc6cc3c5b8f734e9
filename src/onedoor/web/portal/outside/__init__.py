"""Answering what a team asked, without an account."""
