"""Replies that teams use again and again."""
