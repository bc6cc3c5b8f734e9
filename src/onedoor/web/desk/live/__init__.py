"""What happens at the desk now: calls that ring, who is on what, and an adviser's own day."""
