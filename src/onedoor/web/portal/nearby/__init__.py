"""What others have reported near by."""
