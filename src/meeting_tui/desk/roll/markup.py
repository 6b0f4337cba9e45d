"""XML as events, within bounds: no declarations, no depth without end, no cell larger than a cell can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers.expat import ParserCreate

from meeting_tui.desk.roll.grid import MAX_CELL
from meeting_tui.refusal import Refusal

MAX_DEPTH = 60
MAX_ELEMENTS = 2_500_000  # of a file: two for each of 60 cells in each row a roll may have
PIECE = 1 << 20  # bytes given to the parser at once; it reads a token that doesn't fit anew each time

Start = Callable[[dict[str, str]], None]
Starts = Mapping[str, Start]
"""By an element's name without prefix: called with its attributes."""

End = Callable[[str], None]
Ends = Mapping[str, End]
"""By an element's name without prefix: called with its text, up to an inner one of these."""


class Markup:
    """The XML parts of one file, which share a bound.

    Refusals: `roll.bomb_markup`, `roll.bomb_cell`. Raises ExpatError for what is no XML.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen = 0

    def read(self, pieces: Iterable[bytes], starts: Starts, ends: Ends, encoding: str | None = None) -> None:
        """One part from its beginning to its end, in this encoding or the one it says itself."""
        depth, collecting, length, seen = 0, False, 0, self._seen
        text: list[str] = []
        acts = _Acts(starts, ends)

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth, collecting, length, seen
            depth += 1
            seen += 1
            if depth > MAX_DEPTH or seen > MAX_ELEMENTS:
                raise Refusal("roll.bomb_markup", file=self._file)
            act, collected = acts[tag]
            if collected:
                collecting, length = True, 0
                text.clear()
            if act:
                act(attributes)

        def data(piece: str) -> None:
            nonlocal length
            if collecting:
                length += len(piece)
                if length > MAX_CELL:
                    raise Refusal("roll.bomb_cell", file=self._file, limit=MAX_CELL)
                text.append(piece)

        def end(tag: str) -> None:
            nonlocal depth, collecting
            depth -= 1
            if act := acts[tag][1]:
                act("".join(text) if collecting else "")
                collecting = False

        parser = ParserCreate(encoding)
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = data
        parser.StartDoctypeDeclHandler = self._declared
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
        self._seen = seen

    def _declared(self, *_: object) -> None:
        """Entities are declared in a document type, which no spreadsheet program writes."""
        raise Refusal("roll.bomb_markup", file=self._file)


class _Acts(dict[str, tuple[Start | None, End | None]]):
    """What begins and what ends an element, by its name with a prefix or without, looked up once."""

    def __init__(self, starts: Starts, ends: Ends) -> None:
        self._starts, self._ends = starts, ends

    def __missing__(self, tag: str) -> tuple[Start | None, End | None]:
        name = tag.rpartition(":")[2]
        self[tag] = found = self._starts.get(name), self._ends.get(name)
        return found
