"""Vectors of trust (RFC 8485) as GOV.UK One Login speaks them: `Cl`, `Cl.Cm`, `P2.Cl.Cm`."""

import re

__all__ = ["CREDENTIAL_LEVELS", "confidence_of", "credential_of", "is_vector", "reaches"]

# One factor, two factors.
CREDENTIAL_LEVELS = ("Cl", "Cl.Cm")
_VECTOR = re.compile(r"(?:P(?P<confidence>[0-4])\.)?(?P<credential>Cl(?:\.Cm)?)")


def is_vector(text: str) -> bool:
    return bool(_VECTOR.fullmatch(text))


def credential_of(vector: str) -> str:
    """`Cl` or `Cl.Cm`; empty for what is no vector."""
    found = _VECTOR.fullmatch(vector)
    return found["credential"] if found else ""


def confidence_of(vector: str) -> int:
    """How sure the provider is who it is: 2 for `P2`, `P2.Cl.Cm`; nought where it does not say."""
    found = re.match(r"P([0-4])(?:\.|$)", vector)
    return int(found[1]) if found else 0


def reaches(given: str, asked: str) -> bool:
    """Whether the credential that was used is as strong as the one asked for. Identity is told of elsewhere."""
    strengths = {level: strength for strength, level in enumerate(CREDENTIAL_LEVELS, start=1)}
    return strengths.get(credential_of(given), 0) >= strengths.get(credential_of(asked), len(strengths))
