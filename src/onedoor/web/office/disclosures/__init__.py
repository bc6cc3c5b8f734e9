"""The ledger of what was shared."""
