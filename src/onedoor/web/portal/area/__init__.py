"""Your area: which services are yours, whoever provides them."""
