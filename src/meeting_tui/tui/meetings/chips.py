"""What stands before the line: how the program understands what is typed there, before Enter."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from meeting_tui.desk.meetings.marks import ACTION, MOTION, QUEUE
from meeting_tui.desk.meetings.meant import CalledSo, LineMeant
from meeting_tui.lang import _
from meeting_tui.record.meeting.values import AGAINST, FOR
from meeting_tui.record.person import Labels
from meeting_tui.tui.people.finding import shown
from meeting_tui.tui.text import plain, spread
from meeting_tui.tui.words import day, form, word

MOST = 16
"""So many who may be meant are named; a longer beginning tells them apart."""
SURE, OPEN, QUIET = "bold $accent", "bold $error", ""


def chips(line: LineMeant) -> Content:
    """`[李秀英 1-102] [question]`: who, what, and what else Enter would put on record."""
    told = [_who(line), (act_of(line), QUIET if line.act == "speech" else "bold"), *_rest(line)]
    return Content(" ").join(spread((f"[{plain(text)}]", style)) for text, style in told if text)


def _who(line: LineMeant) -> tuple[str, str]:
    if line.person is not None:
        return shown(line.person), SURE
    if line.asks:
        return f"{line.head}…", ""
    if line.may is not None:
        return _("{name}: who?", name=line.head), OPEN
    return _("{name}: nobody", name=line.head) if line.head else _("Who?"), OPEN


def candidates(may: CalledSo) -> str:
    """Who may be meant, each with the number that behind the letters means them; who is not there says so."""
    label, own = Labels(may.everybody), {person: f"{n} " for n, person in may.numbers}
    names = [
        own.get(each, "") + (_("{name} (not here)", name=label(each)) if each in may.away else label(each))
        for _n, each in may.listed
    ]
    more = ["…"] if len(names) > MOST else []
    return _("May be: {names}", names=" · ".join(names[:MOST] + more))


def act_of(line: LineMeant) -> str:
    """What a line does, in a word or two."""
    if line.is_remark:
        return form(line.act)
    if line.act == QUEUE:
        return _("To the queue")
    if line.act == MOTION:
        return _("Motion")
    if line.act == ACTION:
        return _("Action")
    return _("Leaves") if line.leaves else _("Comes")


def _rest(line: LineMeant) -> Iterator[tuple[str, str]]:
    if line.side:
        yield word(line.side) if line.side in (FOR, AGAINST) else form(line.side), "bold"
    if line.due is not None:
        yield day(line.due), "bold"
    if line.capacity:
        yield word(line.capacity), ""
    if line.missing:
        yield _("Enter asks for the rest"), ""
