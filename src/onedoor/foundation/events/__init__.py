"""The event log: what happened, sealed so that tampering shows, delivered to whoever must know."""
