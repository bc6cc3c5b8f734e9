"""Records that may be one person's, side by side, for record reviewers."""
