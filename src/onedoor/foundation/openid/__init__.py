"""Signing in with an OpenID provider: what a relying party must do, for whoever needs it. It knows no people.

`client` begins and finishes a sign-in; `tokens` says whether a token is what it says; `identity` reads a proved
identity; `logout` what a provider says when somebody signed out there; `documents` keeps what providers publish.
"""
