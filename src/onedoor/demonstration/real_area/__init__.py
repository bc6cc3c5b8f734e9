"""One real English area on published open data: imported, checked against its sources, worked with real requests."""
