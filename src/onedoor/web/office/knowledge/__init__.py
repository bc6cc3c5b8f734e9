"""Looking after articles."""
