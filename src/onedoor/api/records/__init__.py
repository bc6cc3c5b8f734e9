"""One record at a time from an organisation's own system. docs/integrate/records.md describes it."""
