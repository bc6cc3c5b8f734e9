"""Made-up gazetteer files: a street and properties in AddressBase Premium's and DTF's columns."""

from collections.abc import Sequence

__all__ = ["addressbase", "blpu", "dtf", "dtf_blpu", "dtf_lpi", "lpi", "street"]

USRN = "45600001"


def street(name: str = "HIGH STREET", change: str = "I", order: int = 1) -> list[str]:
    return ["15", change, str(order), USRN, name, "", "THISTLEBY", "CARROWSHIRE", "ENG", "2001-01-01", "", "", ""]


def blpu(uprn: str, *, change: str = "I", x: str = "443000", y: str = "334000", order: int = 2) -> list[str]:
    return [
        "21", change, str(order), uprn, "1", "2", "2001-01-01", "", x, y, "", "", "1", "9998", "E", "2001-01-01", "",
        "2020-01-01", "2001-01-01", "D", "ZZ1 1AA", "0",
    ]  # fmt: skip


def _objects(sao: str, pao: str, pao_text: str) -> list[str]:
    return [sao, "", "", "", "", pao, "", "", "", pao_text, USRN]


def lpi(uprn: str, pao: str, *, sao: str = "", pao_text: str = "", change: str = "I", order: int = 3) -> list[str]:
    head = ["24", change, str(order), uprn, f"9998L{uprn}", "ENG", "1", "2001-01-01", "", "2020-01-01", "2001-01-01"]
    return [*head, *_objects(sao, pao, pao_text), "1", "", "", "Y"]


def addressbase(*records: Sequence[str], count: int | None = None) -> str:
    head = ["10", "MADE UP", "9998", "2026-01-01", "1", "2026-01-01", "12:00:00", "1.0", "F"]
    tail = ["99", "0", str(len(records) if count is None else count), "2026-01-01", "12:00:00"]
    return "".join(",".join(f'"{cell}"' for cell in record) + "\n" for record in (head, *records, tail))


def dtf_blpu(uprn: str, *, change: str = "I", order: int = 2) -> list[str]:
    return [
        "21", change, str(order), uprn, "1", "2", "2001-01-01", "RD", "", "443000", "334000", "1", "9998",
        "2001-01-01", "", "2020-01-01", "2001-01-01", "", "", "", "9998", "9998", "",
    ]  # fmt: skip


def dtf_lpi(uprn: str, pao: str, *, change: str = "I", order: int = 3, key: str = "") -> list[str]:
    head = ["24", change, str(order), uprn, key or f"9998L{uprn}", "ENG", "1", "2001-01-01", "", "2001-01-01"]
    return [*head, "2020-01-01", *_objects("", pao, ""), "", "Y", "ZZ1 1AA", "THISTLEBY", "Y", "9998", "9998", ""]


dtf = addressbase
