"""What staff look things up in."""
