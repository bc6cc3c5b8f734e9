"""Addresses as people write them."""

__all__ = ["address_line", "door_and_street"]


def _as_written(text: str) -> str:
    """`HIGH STREET` as `High Street`; what is not all capitals was written by a person and stays."""
    if not text.isupper():
        return text
    return " ".join(word if any(map(str.isdigit, word)) else word.capitalize() for word in text.split())


def address_line(organisation: str, sao: str, pao: str, street: str, locality: str, town: str, postcode: str) -> str:
    """The whole address on one line: no comma between a house number and its street."""
    flat = f"Flat {sao}" if sao[:1].isdigit() else sao
    parts = [organisation, flat, door_and_street(pao, street), locality, "" if town == locality else town]
    return ", ".join([*(_as_written(part) for part in parts if part), *([postcode] if postcode else [])])[:400]


def door_and_street(pao: str, street: str) -> str:
    """`12A Mill Lane`; `The Elms, Mill Lane`."""
    is_number = pao[-1:].isdigit() or pao[:1].isdigit()
    return f"{pao} {street}".strip() if is_number else ", ".join(filter(None, (pao, street)))
