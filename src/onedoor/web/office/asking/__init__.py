"""What a service asks: building the form, trying it, publishing it."""
