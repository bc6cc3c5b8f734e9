"""Finding people on one line. Nothing here imports Django: it reads words and weighs what agrees."""
