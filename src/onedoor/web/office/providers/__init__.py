"""How an organisation’s staff sign in with its own provider, and what its groups mean here."""
