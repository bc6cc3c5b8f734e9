"""What several people's answers about one pair come to. Pure: no database."""
