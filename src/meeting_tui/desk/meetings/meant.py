"""How the program understands a line at the table: the one reading for what is shown before Enter and for
what Enter does. Pure; who is meant by a few letters comes from `address.called_so`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from meeting_tui.desk.meetings.marks import (
    ACTION,
    BEFORE,
    MOTION,
    NAMES_ALONE,
    PRESENCE,
    QUEUE,
    LineParts,
    parts,
    side_of,
)
from meeting_tui.lang import Lang
from meeting_tui.lang.spoken import a_day
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import FORMS, MEMBER
from meeting_tui.record.person import Person, distinct, name_key
from meeting_tui.refusal import Refusal

RECENT = 50
"""So many remarks are looked through for whoever spoke before."""
DAY_WORDS = 4
"""A day at the end of a line has at most so many words."""


Numbered = tuple[tuple[int, Person], ...]
"""People with the numbers that stand for them behind the beginning of their names."""


@dataclass(frozen=True)
class CalledSo:
    """Who may be meant before a colon: those in the room, and those who are known and not there; which of
    them are numbered. `unsure`: none of them is meant by what was typed, not even one alone."""

    here: tuple[Person, ...] = ()
    away: tuple[Person, ...] = ()
    numbers: Numbered = ()
    unsure: bool = False

    @property
    def sure(self) -> Person | None:
        """The one who is meant: in the room, and nobody else can be."""
        return self.alone if self.here else None

    @property
    def alone(self) -> Person | None:
        """The one who is meant, in the room or not."""
        return self.everybody[0] if len(self.everybody) == 1 and not self.unsure else None

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All who may be meant, those in the room first."""
        return (*self.here, *self.away)

    @property
    def listed(self) -> Numbered:
        """All of them as a list shows them: by their numbers; then those who have none, counted on."""
        own = {person: n for n, person in self.numbers}
        numbered = sorted((own[each], each) for each in self.everybody if each in own)
        others = (each for each in self.everybody if each not in own)
        return (*numbered, *enumerate(others, numbered[-1][0] + 1 if numbered else 1))


@dataclass(frozen=True)
class LineMeant:
    """What Enter would do: `act` on or by `person` with `text`.

    `head` is what was typed for the person. `asks`: it was not looked up yet; `may`: several, or somebody who
    is not there, may be meant, and nothing is done before one is chosen. `missing`: what has to be asked for.
    """

    act: str
    text: str
    person: Person | None = None
    head: str = ""
    asks: bool = False
    may: CalledSo | None = None
    side: str = ""
    due: date | None = None
    leaves: bool = False
    capacity: str = ""
    missing: tuple[str, ...] = ()

    @property
    def is_remark(self) -> bool:
        """Whether it is something said."""
        return self.act in FORMS

    @property
    def everybody(self) -> bool:
        """Whether also those are asked for who are not there, of the name of somebody who is."""
        return self.act == PRESENCE


@dataclass(frozen=True)
class LineTable:
    """What a line is read against: the meeting, who speaks now, the day, and the language of days."""

    state: MeetingState
    speaker: Person | None
    today: date
    lang: Lang


def understood(typed: str, at: LineTable, called: CalledSo | None = None) -> LineMeant:
    """What a line means. `called`: whom its head can mean; None where nobody looked yet, which only a name
    in full of somebody in the room needs not."""
    said = parts(typed)
    if not said.head:
        return _whole(LineMeant(said.act, said.text, _default(said.act, at)), at)
    if called is None:
        called = _placed(said, at) or (_in_room(at.state, said.head) if said.act != PRESENCE else None)
    if called is None:
        return LineMeant(said.act, said.text, head=said.head, asks=True)
    if not called.everybody:
        return _nobodys(said, at)
    person = called.alone if said.act in (PRESENCE, ACTION) else called.sure
    if person is None:
        return LineMeant(said.act, said.text, head=said.head, may=called)
    return _whole(LineMeant(said.act, said.text, person, said.head), at)


def places(state: MeetingState) -> tuple[Person, ...]:
    """Those who are numbered, from 1: the members, then everybody else in the order in which they came;
    nobody where a roll is too long to be shown."""
    if state.roll is not None:
        return ()
    return distinct((*state.members, *(stay.person for stay in state.attendance)))


def _placed(said: LineParts, at: LineTable) -> CalledSo | None:
    """Who bears a number in the room, or spoke before; None where the head is another."""
    number = said.head.removesuffix(BEFORE)
    found: tuple[Person, ...]
    if not said.head.endswith(BEFORE) and said.act not in NAMES_ALONE:
        return None
    if number:
        people = places(at.state)
        known = number.isdecimal() and 0 < int(number) <= len(people)
        found = (people[int(number) - 1],) if known else ()
    else:
        found = _spoke_before(at)
    if not found and not said.head.endswith(BEFORE):
        return None
    here = tuple(stay.person for stay in at.state.in_room)
    there = tuple(each for each in found if each.among(here))
    return CalledSo(there, tuple(each for each in found if not each.among(here)))


def _spoke_before(at: LineTable) -> tuple[Person, ...]:
    item = at.state.open_item
    last = (remark.speaker for remark in reversed(item.remarks[-RECENT:])) if item else iter(())
    return tuple(islice((each for each in last if at.speaker is None or not each.is_(at.speaker)), 1))


def _in_room(state: MeetingState, head: str) -> CalledSo | None:
    """Whoever is there and called so in full."""
    label, wanted = state.labels, name_key(head)
    found = tuple(stay.person for stay in state.in_room if name_key(label(stay.person)) == wanted)
    return CalledSo(found) if len(found) == 1 else None


def _nobodys(said: LineParts, at: LineTable) -> LineMeant:
    """A head that is nobody belongs to the words; where a name has to stand, it is nobody's name."""
    act = said.plain_act
    if act in NAMES_ALONE or said.head.endswith(BEFORE):
        return LineMeant(said.act, said.text, head=said.head)
    return _whole(LineMeant(act, said.plain, _default(act, at)), at)


def _default(act: str, at: LineTable) -> Person | None:
    """Whose a line is that names nobody: the chair rules, the recorder notes, else whoever speaks."""
    if act == "ruling":
        return at.state.chair or at.speaker
    if act == "note":
        return at.state.recorder or at.speaker
    return at.speaker if act in FORMS or act == MOTION else None


def _whole(line: LineMeant, at: LineTable) -> LineMeant:
    """With what follows from the rest, and what is missing."""
    if line.act == QUEUE:
        return replace(line, side=side_of(line.text) or line.text, text="")
    if line.act == PRESENCE:
        return _moving(line, at.state)
    if line.act == MOTION:
        return replace(line, missing=_of_motion(line, at.state))
    if line.act == ACTION:
        return _given(line, at)
    return line


def _moving(line: LineMeant, state: MeetingState) -> LineMeant:
    """Whoever is there leaves; who is not comes: a member as that, others as the last time."""
    person = line.person
    if person is None:
        return line
    stays = [stay for stay in state.attendance if stay.person.is_(person)]
    if any(not stay.left for stay in stays):
        return replace(line, leaves=True)
    known = stays[-1].capacity if stays else ""
    capacity = MEMBER if person.among(state.members) else known
    return replace(line, capacity=capacity, missing=() if capacity else ("capacity",))


def _of_motion(line: LineMeant, state: MeetingState) -> tuple[str, ...]:
    """Without a text, or where a motion waits that this would amend, the form is filled in."""
    before = state.open_item.question if state.open_item else None
    amends = before is not None and before.main and before.vote is None
    return ("text",) if not line.text or amends else ()


def _given(line: LineMeant, at: LineTable) -> LineMeant:
    what, due = _until(line.text, at)
    here = line.person is not None and line.person.among(stay.person for stay in at.state.in_room)
    lacks = (("who", here), ("what", what), ("due", due))
    return replace(line, text=what, due=due, missing=tuple(name for name, has in lacks if not has))


def _until(text: str, at: LineTable) -> tuple[str, date | None]:
    """What is to be done, and by the day that stands at its end."""
    before, newline, last = text.rpartition("\n")
    words = last.split()
    for count in range(min(DAY_WORDS, len(words)), 0, -1):
        try:
            due = a_day(" ".join(words[-count:]), at.today, at.lang)
        except Refusal:
            continue
        return f"{before}{newline}{' '.join(words[:-count])}".strip(), due
    return text, None
