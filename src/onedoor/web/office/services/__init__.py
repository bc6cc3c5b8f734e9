"""Services, who provides them, and what is known of them."""
