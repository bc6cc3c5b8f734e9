"""Something built from the database and kept in memory until the database says otherwise."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

__all__ = ["Snapshot"]

Built = TypeVar("Built")


class Snapshot(Generic[Built]):
    """`version` is asked each time and must be cheap; `build` runs only when its answer changed."""

    def __init__(self, version: Callable[[], Any], build: Callable[[], Built]) -> None:
        self._version, self._build = version, build
        self._lock = threading.Lock()
        self._held: tuple[Any, Built] | None = None

    def current(self) -> Built:
        version = self._version()
        held = self._held
        if held is not None and held[0] == version:
            return held[1]
        # One thread builds; the others wait for it rather than each building their own.
        with self._lock:
            if self._held is None or self._held[0] != version:
                self._held = (version, self._build())
            return self._held[1]
