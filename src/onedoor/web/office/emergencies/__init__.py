"""Looking back at broken glass."""
