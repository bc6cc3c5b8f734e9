"""How well an address on file agrees with a typed line, and in which parts."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from onedoor.apps.places.addresses.lines import TypedAddress, normal_form

__all__ = ["FiledAddress", "score_address"]

# How much each part tells when it was typed. A postcode holds some fifteen addresses, a street some thirty.
WEIGHTS = {"postcode": 0.3, "street": 0.3, "building": 0.3, "flat": 0.1, "town": 0.1}
PREMISE = re.compile(r"(\d+)([A-Z]?)(?:[-–](\d+)([A-Z]?))?")


@dataclass(frozen=True, slots=True)
class FiledAddress:
    """The parts of an address on file that are compared."""

    uprn: int
    line: str
    postcode_key: str
    latitude: float | None
    longitude: float | None
    organisation: str
    sao: str
    pao: str
    street: str | None
    town: str


def score_address(typed: TypedAddress, filed: FiledAddress) -> tuple[float, tuple[str, ...]]:
    """From 0 to 1, with what agreed and what did not. Only parts that were typed count, and a flat on file untyped."""
    parts: dict[str, tuple[float, str]] = {}
    if typed.postcode:
        parts["postcode"] = _postcode(typed.postcode.replace(" ", ""), filed.postcode_key)
    if typed.words:
        parts |= _words(typed, filed)
    if typed.number:
        parts["building"] = _number(typed, filed.pao.upper())
    flat = _flat(typed.flat, filed.sao)
    if flat is not None:
        parts["flat"] = flat
    whole = sum(WEIGHTS[name] for name in parts)
    score = sum(WEIGHTS[name] * part for name, (part, _) in parts.items()) / whole if whole else 0.0
    return round(score, 3), tuple(reason for _, reason in parts.values())


def _postcode(typed: str, filed: str) -> tuple[float, str]:
    if typed == filed:
        return 1.0, "same postcode"
    if filed and typed[:-2] == filed[:-2]:
        return 0.5, "nearly the same postcode"
    return 0.0, "different postcode"


def _words(typed: TypedAddress, filed: FiledAddress) -> dict[str, tuple[float, str]]:
    street, building = normal_form(filed.street or ""), normal_form(f"{filed.organisation} {filed.pao}")
    alike = float(fuzz.partial_token_sort_ratio(street, typed.words)) / 100 if street else 0.0
    parts = {
        "street": (
            alike,
            "same street" if alike >= 0.99 else "street spelt differently" if alike > 0.7 else "different street",
        )
    }
    if not typed.number:
        named = (
            float(fuzz.partial_ratio(building, typed.words)) / 100 if building and not building[0].isdigit() else 0.0
        )
        parts["building"] = (named, "same building" if named >= 0.9 else "building not named")
    left = [word for word in typed.words.split() if word not in street.split() and word not in building.split()]
    if left and filed.town:
        town = float(fuzz.token_set_ratio(normal_form(filed.town), " ".join(left))) / 100
        parts["town"] = (town, "same town" if town >= 0.85 else "town not certain")
    return parts


def _number(typed: TypedAddress, pao: str) -> tuple[float, str]:
    wanted = f"{typed.number}-{typed.number_to}" if typed.number_to else typed.number
    if pao.replace("–", "-").replace(" ", "") == wanted:
        return 1.0, "same number"
    match, asked = PREMISE.match(pao), PREMISE.match(typed.number)
    if match is None or asked is None:
        return 0.0, "no such number"
    low, high = int(match[1]), int(match[3] or match[1])
    if low <= int(asked[1]) <= high and high > low:
        return 0.9, "number within the range"
    if low == int(asked[1]):
        return 0.6, "number with another letter"
    return 0.0, "different number"


def _flat(typed: str, sao: str) -> tuple[float, str] | None:
    if not typed:
        return (0.5, "which flat is not said") if sao else None
    filed = normal_form(sao).removeprefix("FLAT ")
    return (1.0, "same flat") if filed == typed else (0.0, "different flat" if sao else "no such flat on file")
