"""A copy of an installation in which nobody is anybody: for testing, training and finding faults."""
