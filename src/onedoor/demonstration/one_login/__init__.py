"""A stand-in for GOV.UK One Login, so that signing in and proving who one is can be tried with invented people."""
