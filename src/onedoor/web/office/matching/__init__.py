"""How well records are matched."""
