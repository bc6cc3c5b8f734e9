"""What GOV.UK Notify tells us: what became of a message, and what people texted back."""
