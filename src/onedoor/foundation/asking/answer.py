"""An answer that was checked."""

from dataclasses import dataclass

__all__ = ["CheckedAnswer"]


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """`value` as it is stored, `shown` as people read it. One that `is_private` is for those who deal with it."""

    code: str
    label: str
    value: str
    shown: str
    is_private: bool = False
