"""One reviewer is enough, unless they cannot tell or two were asked for; a third decides where two differ."""

from collections.abc import Sequence

from onedoor.apps.people.data import Answer, PairState

__all__ = ["verdict"]

_MOST_REVIEWERS = 3
_STATES = {Answer.SAME: PairState.SAME, Answer.DIFFERENT: PairState.DIFFERENT}


def verdict(answers: Sequence[str], *, needs_two: bool = False) -> PairState:
    """What the answers, in the order they were given, come to; OPEN where somebody else must look."""
    same, different = answers.count(Answer.SAME), answers.count(Answer.DIFFERENT)
    if same and different:
        return _by_majority(same, different, len(answers))
    agreed = same + different
    if agreed >= (2 if needs_two else 1):
        return _STATES[Answer.SAME if same else Answer.DIFFERENT]
    if len(answers) >= _MOST_REVIEWERS or (len(answers) == 2 and not agreed):
        return PairState.UNSURE
    return PairState.OPEN


def _by_majority(same: int, different: int, count: int) -> PairState:
    if same != different:
        return PairState.SAME if same > different else PairState.DIFFERENT
    return PairState.OPEN if count < _MOST_REVIEWERS else PairState.UNSURE
