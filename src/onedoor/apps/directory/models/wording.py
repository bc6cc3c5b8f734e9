"""Texts in English that may stand in Welsh as well."""

__all__ = ["Worded"]


class Worded:
    """For models whose field `name` has its Welsh in `name_cy`."""

    def words_in(self, name: str, language: str) -> str:
        """The field in that language, or in English where it has none."""
        own: str = getattr(self, f"{name}_cy") if language == "cy" else ""
        return own or str(getattr(self, name))

    def is_english_only(self, name: str) -> bool:
        """Of a list of options: whether any of them is."""
        english, welsh = getattr(self, name), getattr(self, f"{name}_cy")
        return len(welsh) < len(english) if isinstance(english, list) else bool(english) and not welsh
