"""Special category data at rest: fields and files are written under a key that can be changed. See docs/adr/0009."""
