"""What people are written to about, chosen by a link in what they were written."""
