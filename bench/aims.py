"""What a benchmark aims at, said beside what it measured."""

__all__ = ["at_least", "below"]


def below(what: str, measured: float, bar: float, unit: str = "") -> None:
    """Print whether it stayed under the bar."""
    _say(what, f"{measured:,.6g}{unit}, aim below {bar:,.6g}{unit}", is_met=measured < bar)


def at_least(what: str, measured: float, bar: float, unit: str = "") -> None:
    """Print whether it came up to the bar."""
    _say(what, f"{measured:,.6g}{unit}, aim at least {bar:,.6g}{unit}", is_met=measured >= bar)


def _say(what: str, figures: str, *, is_met: bool) -> None:
    print(f"\n{what}: {figures}: {'met' if is_met else 'not met'}", flush=True)
