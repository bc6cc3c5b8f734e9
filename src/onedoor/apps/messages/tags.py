"""What a web page or an HTML mail says, without its tags. Pure, and as long as the text is: hostile ones are met."""

import html
import re

__all__ = ["without_tags"]

_NEW_LINE = re.compile(r"<(br|/p|/div|/li|/tr|/h[1-6]|/blockquote)\b", re.IGNORECASE)
_IN_LINE = re.compile(r"</?(a|b|i|u|em|strong|span|font|small)\b", re.IGNORECASE)
_SILENT = re.compile(r"<(script|style|title)\b", re.IGNORECASE)


def without_tags(text: str) -> str:
    """Each text is looked through once from the front: a pattern for whole tags takes an hour for a mail of “<”."""
    kept, at = [], 0
    while (start := text.find("<", at)) >= 0 and (end := text.find(">", start)) >= 0:
        gap = "\n" if _NEW_LINE.match(text, start) else "" if _IN_LINE.match(text, start) else " "
        kept += [text[at:start], gap]
        at = end + 1
        if silent := _SILENT.match(text, start):
            over = re.compile(f"</{silent[1]}[^>]{{0,20}}>", re.IGNORECASE).search(text, at)
            # Never closed, it goes on to the end, as browsers read it.
            at = over.end() if over else len(text)
    return html.unescape("".join([*kept, text[at:]]))
