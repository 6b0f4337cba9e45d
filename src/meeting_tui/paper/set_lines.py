"""Words in lines about equally long: what ballots and headlines share. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meeting_tui.paper.line_breaks import MM_PER_PT, balanced, break_lines, char_width

TORN = 50.0
"""What a break costs where there should be none."""
_UNEVEN = 10.0  # of a line as long as two, or empty
Lines = tuple[str, ...]


def in_pieces(
    text: str, pieces: Sequence[str], room: float, size: float, lines: int, least: float
) -> tuple[float, Lines]:
    """The text in few lines of large type, in `room` mm, from `size` down to `least` points.

    Broken between its `pieces` alone; where that can't be, or there are none, as `whole`.
    """
    trying = size
    while pieces and trying >= least:
        if found := set_words([(piece, 0.0) for piece in pieces], room / (trying * MM_PER_PT), lines):
            return trying, found[1]
        trying -= 0.5
    return whole(text, room, size, lines, least)


def whole(text: str, room: float, size: float, lines: int, least: float) -> tuple[float, Lines]:
    """The text in few lines of large type; where even the least is too large, in more lines, never cut."""
    fitting, broken = balanced(text, room, size, lines, least)
    return (least, break_lines(text, room, least)) if broken[-1].endswith("…") else (fitting, broken)


def set_words(words: list[tuple[str, float]], room: float, most: int) -> tuple[float, Lines] | None:
    """The best way to set words in as few lines as will do, and what it costs; none if `most` don't do.

    With each word what a break before it costs, from 0 to `TORN`; `room` in ems.
    """
    long = [sum(map(char_width, word)) for word, _ in words]
    for lines in range(1, most + 1):
        best = _best(words, long, room, lines)
        if best and (best[0] < TORN or lines == most):
            return best
    return None


def _best(
    words: list[tuple[str, float]], long: list[float], room: float, lines: int
) -> tuple[float, Lines] | None:
    """The cheapest breaks into just so many lines, each no longer than `room` ems."""
    even = sum(long) / lines
    ways: dict[int, tuple[float, Lines]] = {0: (0.0, ())}
    for _ in range(lines):
        further: dict[int, tuple[float, Lines]] = {}
        for start, (cost, done) in ways.items():
            for end, line, ems in _line(words, long, start, room):
                last = end == len(words)
                paid = cost + _UNEVEN * (ems / even - 1) ** 2 + (0.0 if last else words[end][1])
                if end not in further or paid < further[end][0]:
                    further[end] = paid, (*done, line)
        ways = further
    return ways.get(len(words))


def _line(
    words: list[tuple[str, float]], long: list[float], start: int, room: float
) -> Iterator[tuple[int, str, float]]:
    """The lines that can begin with a word: behind which word they end, their text, their length in ems."""
    ems = 0.0
    for end in range(start + 1, len(words) + 1):
        ems += long[end - 1]
        if ems > room + char_width(" ") * words[end - 1][0].endswith(" "):
            return
        yield end, "".join(word for word, _ in words[start:end]).strip(), ems
