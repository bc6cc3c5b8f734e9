"""How a body's requests are shared out among its teams."""
