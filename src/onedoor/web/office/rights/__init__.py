"""What people ask about their information, worked by governance officers."""
