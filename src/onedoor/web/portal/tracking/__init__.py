"""Following a request, adding to it and saying how it went."""
