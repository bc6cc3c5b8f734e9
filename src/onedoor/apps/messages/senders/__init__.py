"""What carries a message away: one folder for each carrier, chosen by name in the settings."""
