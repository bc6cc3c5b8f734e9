"""Types of requests: states of their own, and what may follow which."""
