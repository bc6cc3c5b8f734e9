"""Areas and points without Django or a database: indexes, grids and the formats boundaries come in."""
