"""Whoever sits at the keyboard and types as people do: with an input method, and with eyes on the screen."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator

from tests.hands.terminal import Terminal, squeezed

from meeting_tui.lang import Lang, translator

_COMMITS = re.compile(r"[^\x00-\x7f]+|.", re.DOTALL)
_WIDE = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
_BREAK = 0.002
"""Seconds between the halves of a chunk that comes in two: a keyboard's pace, nothing waits for it."""
_SCANNER = 5
"""Milliseconds a character takes a hand scanner."""


def wide(text: object) -> str:
    """As digits and marks come while an input method is set to full width."""
    return str(text).translate(_WIDE)


def commits(text: str) -> Iterator[tuple[bytes, ...]]:
    """What an input method hands over at once: a run of hanzi whole, but every third in two halves that
    part a character; what it lets through comes letter by letter."""
    for n, piece in enumerate(_COMMITS.findall(text)):
        chunk = piece.encode()
        cut = len(chunk) // 2 // 3 * 3 + 1
        yield (chunk[:cut], chunk[cut:]) if len(chunk) > 3 and n % 3 == 0 else (chunk,)


class Typist:
    """Hands and eyes at a terminal; `_` gives the words of its language."""

    def __init__(self, term: Terminal, lang: Lang) -> None:
        self._ = translator(lang)
        self._term = term
        self.key, self.wait, self.paste = term.key, term.wait, term.paste

    # eyes

    def sees(self, msgid: str, **facts: object) -> str:
        """Wait until a message stands on the screen, however it is broken into lines there."""
        return self._term.reads(self._words(msgid, **facts))

    def loses(self, msgid: str, **facts: object) -> None:
        """Wait until a message is not on the screen any more."""
        words = self._words(msgid, **facts)
        self._term.until(lambda shown: words not in squeezed(shown), f"a screen without {words}")

    def _words(self, msgid: str, **facts: object) -> str:
        known = self._.lang == "en" or self._(msgid) != msgid
        assert known, f"nobody says: {msgid}"
        return squeezed(self._(msgid, **facts))

    # hands

    def types(self, text: str) -> None:
        """Text as an input method commits it."""
        for first, *rest in commits(text):
            self._term.send(first)
            for half in rest:
                time.sleep(_BREAK)
                self._term.send(half)

    def line(self, text: str) -> None:
        """Text, and Enter."""
        self.types(f"{text}\r")

    def instead(self, text: str) -> None:
        """Text in the place of what stands in the field, and Enter."""
        self.key("end", "ctrl+u")
        self.line(text)

    def scans(self, serials: Iterable[int]) -> None:
        """Papers under a hand scanner, one after another."""
        self._term.type("".join(f"{serial:06d}\r" for serial in serials), _SCANNER)

    def confirms(self, proof: int | None = None) -> None:
        """What is for ever: once it is asked, the number it shows, in full-width digits."""
        before, after = squeezed(self._("To do it, type {proof} and press Enter.")).split("{proof}")
        said = re.compile(f"{re.escape(before)}([0-9]+){re.escape(after)}")
        shown = self._term.until(lambda shown: bool(said.search(squeezed(shown))), before)
        asked = said.findall(squeezed(shown))[0]
        assert proof is None or asked == str(proof), shown
        self.line(wide(asked))
        self.loses("This can't be undone.")
