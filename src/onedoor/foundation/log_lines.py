"""How a line of the log is written: what a database says of a row it refused is left out, for it is the row."""

import logging
import re

__all__ = ["LineFormatter"]

# PostgreSQL: "DETAIL:  Failing row contains (…, Olwen, Parry, 7 Nettle Row)." or "Key (email)=(…) already exists." What
# somebody wrote may run over lines and look like anything, so all goes up to what Python says between two errors.
_ROW = re.compile(
    r"^DETAIL:\s.*?(?=\n+(?:The above exception was the direct cause|During handling of the above exception)|\Z)",
    re.MULTILINE | re.DOTALL,
)


class LineFormatter(logging.Formatter):
    """One event of the program, with what led to it, and nobody in it."""

    def format(self, record: logging.LogRecord) -> str:
        return _ROW.sub("DETAIL: left out.", super().format(record))
