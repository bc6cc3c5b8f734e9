"""`python -m bench [NAME…]` measures each module of this package that has a `run`, or those named.

A benchmark is never a test: it prints what it measured, beside a peer in the same run where one exists.
"""

import importlib
import os
import pkgutil
import platform
import sys
from datetime import UTC, datetime
from types import ModuleType

import bench


def _modules(names: list[str]) -> list[ModuleType]:
    found = names or sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if module.name != "__main__")
    modules = [importlib.import_module(f"bench.{name}") for name in found if not name.endswith("_world")]
    return [module for module in modules if hasattr(module, "run")]


def _processor() -> str:
    try:
        with open("/proc/cpuinfo") as lines:
            names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else platform.processor() or "unknown processor"


def main() -> None:
    """Print the machine and the day, then each benchmark's own table."""
    load = os.getloadavg()[0]
    print(
        f"{datetime.now(UTC):%d %B %Y} · {os.cpu_count()} cores · {_processor()} · Python {platform.python_version()}"
    )
    print(
        f"Load before the run: {load:.1f}"
        + (" (other work is running: a quiet machine is faster)" if load > 0.5 else "")
    )
    for module in _modules(sys.argv[1:]):
        print(f"\n# {module.__name__.removeprefix('bench.')}", flush=True)
        module.run()


if __name__ == "__main__":
    main()
