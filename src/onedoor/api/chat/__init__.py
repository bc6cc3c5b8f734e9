"""What chat systems announce: what was said in a chat."""
