"""What phone systems announce: a call that rings, is answered, is over."""
