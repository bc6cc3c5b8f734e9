"""The partnership's two colours, and all that follows from them."""

__all__ = ["brand_css", "contrast", "mix"]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(colour: str, other: str, share: float) -> str:
    """`share` of `other` in `colour`; both as #rrggbb."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2), 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _legible(colour: str) -> str:
    """The colour, darkened until text in it can be read on white and on the pale surface (4.5 to 1)."""
    while contrast(colour, "#f0f3f6") < 4.5:
        colour = mix(colour, "#000000", 0.1)
    return colour


def brand_css(brand: str, link: str) -> str:
    """Custom properties that GOV.UK Frontend's functional colours read."""
    link = _legible(link)
    surface = mix(brand, "#ffffff", 0.94)
    on_brand = "#ffffff" if contrast(brand, "#ffffff") >= contrast(brand, "#0b0c0c") else "#0b0c0c"
    properties = {
        "--govuk-brand-colour": brand,
        "--app-on-brand": on_brand,
        "--govuk-link-colour": link,
        "--govuk-link-hover-colour": mix(link, "#000000", 0.35),
        "--govuk-template-background-colour": surface,
        "--govuk-surface-background-colour": surface,
        "--govuk-surface-border-colour": mix(brand, "#ffffff", 0.6),
    }
    return ":root{" + ";".join(f"{name}:{value}" for name, value in properties.items()) + "}\n"
