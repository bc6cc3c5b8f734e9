"""Letters: kept here until they are printed, or put into a folder a printing room looks into."""
