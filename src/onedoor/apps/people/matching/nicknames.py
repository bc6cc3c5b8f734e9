"""Names people also go by. The list is data: `nicknames.json` in the instance folder replaces the one shipped."""

from functools import lru_cache

from onedoor.apps.people.defaults.files import read_default

__all__ = ["names_known", "root_of", "roots_of"]


@lru_cache(maxsize=1)
def _roots() -> dict[str, frozenset[str]]:
    roots: dict[str, set[str]] = {}
    for whole, short in read_default("nicknames.json")["names"].items():
        for word in (whole, *short.split()):
            roots.setdefault(word, set()).add(whole)
    return {word: frozenset(of_word) for word, of_word in roots.items()}


def names_known() -> frozenset[str]:
    """Every name and nickname on the list."""
    return frozenset(_roots())


def roots_of(word: str) -> frozenset[str]:
    """The names it may stand for; itself, where it is on no list. Jo may be Joanna or Josephine."""
    return _roots().get(word, frozenset((word,)))


def root_of(word: str) -> str:
    """The one name it most likely stands for: itself where others are short for it."""
    roots = roots_of(word)
    return word if word in roots else min(roots)
