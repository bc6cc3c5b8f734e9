"""A message as a page to be printed. The typeface is DejaVu Sans, free to pass on; see the licence beside it."""
