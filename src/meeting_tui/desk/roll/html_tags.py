"""HTML as texts and tags, in one pass: nobody's HTML is whole, so nothing is expected of it but an end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from meeting_tui.refusal import Refusal

MAX_TAGS = 1_500_000
LONGEST_TAG = 8_000  # characters
_MAX_BROKEN = 1_000  # tags with a quote that doesn't close
_TAG = re.compile(r"""</?([a-zA-Z][^\s/>]{0,40})((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_GIVEN = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_REMARK, _END = re.compile("-->"), re.compile(">")
_UNSHOWN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("style", "script", "title", "xml")}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Tag(NamedTuple):
    """A tag by its name in lower case, what stands in it, and whether it closes something."""

    name: str
    inside: str
    closes: bool

    def given(self) -> dict[str, str]:
        """Its attributes, names in lower case; the first of one name counts."""
        found: dict[str, str] = {}
        for match in _GIVEN.finditer(self.inside):
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), unescape(value))
        return found


def tokens(file: str, text: str) -> Iterator[str | Tag]:
    """Texts, with their entities read, and tags. Refusal `roll.bomb_markup`."""
    at, seen, broken = 0, 0, 0
    while (begin := text.find("<", at)) >= 0:
        if begin > at:
            yield unescape(text[at:begin])
        after = text[begin + 1 : begin + 2]
        if after in ("!", "?"):
            at = _past(text, _REMARK if text.startswith("<!--", begin) else _END, begin + 2)
            continue
        seen += 1
        if seen > MAX_TAGS:
            raise Refusal("roll.bomb_markup", file=file)
        if after != "/" and after not in _LETTERS:
            yield "<"
            at = begin + 1
            continue
        found = _TAG.match(text, begin, begin + LONGEST_TAG)
        end = found.end() if found else text.find(">", begin, begin + LONGEST_TAG) + 1
        broken += found is None
        if not end or broken > _MAX_BROKEN:
            raise Refusal("roll.bomb_markup", file=file)
        at = end
        if found:
            tag = Tag(found[1].lower().rpartition(":")[2], found[2], after == "/")
            yield tag
            if tag.name in _UNSHOWN and not tag.closes:
                at = _past(text, _UNSHOWN[tag.name], at)
    yield unescape(text[at:])


def _past(text: str, mark: re.Pattern[str], at: int) -> int:
    """Where the text goes on after the next `mark`; its end when none comes."""
    found = mark.search(text, at)
    return found.end() if found else len(text)
