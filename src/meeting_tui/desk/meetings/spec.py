"""The spec of a meeting, as people write it in TOML.

`title`, `time`, `place`, `kind` (committee, assembly), `chair`, `recorder`, `profile`, `rule`, `speech`,
`second_of`, and `[[agenda]]` with `title`, `kind` (report, discussion, decision, minutes), `presenter`,
`planned` (minutes), `matter`, `proposal`, `of`, `[[agenda.enclosure]]` for files that go with it, and
`[[agenda.item]]` for what stands under it; or `agenda` = a list of titles; and `[[guest]]` for who is not on
the roll.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from meeting_tui.desk.meetings.enclosures import enclosure
from meeting_tui.desk.persons.spec import GuestSpec, guests
from meeting_tui.desk.spec import SpecTable, parse
from meeting_tui.record.meeting.values import Enclosure
from meeting_tui.refusal import Refusal

COMMITTEE_LAW = "cn-committee"
"""The rules of a committee's meeting, unless said."""
MEETING_KINDS = ("committee", "assembly")
TEMPLATES = ("committee", "assembly", "joint", "hearing")
ITEM_KINDS = ("discussion", "report", "decision", "minutes")


@dataclass(frozen=True)
class AgendaSpec:
    """One item to come, and those under it.

    `planned` in minutes; `matter`, `proposal`: what it is about, by number; `of`: the meeting whose minutes
    it approves. 0 or empty: nobody said.
    """

    title: str
    kind: str = "discussion"
    presenter: str = ""
    planned: int = 0
    matter: int = 0
    proposal: int = 0
    of: str = ""
    items: tuple[AgendaSpec, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True)
class MeetingSpec:
    """A meeting to be called. `time` is local; `rule` of `profile` decides its motions: unless said, of a
    committee the first rule for committees, of an assembly that of the community's law. `speech`: minutes of
    one speech, 0 as the profile says, None as the community has it for all its meetings.

    Its agenda may begin with that of a `template`, or be `like` that of an earlier meeting, by its id.
    `second_of`: it is the second call of that meeting, which had no quorum.
    """

    title: str
    time: datetime | None = None
    place: str = ""
    kind: str = "committee"
    agenda: tuple[AgendaSpec, ...] = ()
    chair: str = ""
    recorder: str = ""
    profile: str = ""
    rule: str = ""
    guests: tuple[GuestSpec, ...] = ()
    template: str = ""
    like: str = ""
    speech: int | None = None
    second_of: str = ""


def meeting_spec(toml_text: str, like: str = "", folder: Path = Path()) -> MeetingSpec:
    """Read a spec, `like` before its own word on that; each fault is a refusal that names its key.

    Files it encloses are looked for from `folder` on.
    """
    table = parse(toml_text)
    spec = MeetingSpec(
        title=table.text("title"),
        time=table.moment_or_open("time"),
        place=table.text("place", ""),
        kind=table.one_of("kind", MEETING_KINDS, "committee"),
        agenda=_agenda(table, folder),
        chair=table.text("chair", ""),
        recorder=table.text("recorder", ""),
        profile=table.slug("profile", ""),
        rule=table.slug("rule", ""),
        guests=guests(table),
        template=table.one_of("template", ("", *TEMPLATES), ""),
        like=like or table.text("like", ""),
        speech=_speech(table),
        second_of=table.text("second_of", ""),
    )
    table.done()
    if not (spec.agenda or spec.template or spec.like or spec.second_of):
        raise Refusal("meetings.no_agenda")
    return spec


def _speech(table: SpecTable) -> int | None:
    told = table.number("speech", -1)
    return None if told < 0 else told


def _agenda(table: SpecTable, folder: Path) -> tuple[AgendaSpec, ...]:
    if table.holds_tables("agenda"):
        return tuple(_item(each, folder) for each in table.tables("agenda"))
    return tuple(AgendaSpec(title) for title in table.texts("agenda"))


def _item(table: SpecTable, folder: Path) -> AgendaSpec:
    item = AgendaSpec(
        title=table.text("title"),
        kind=table.one_of("kind", ITEM_KINDS, "discussion"),
        presenter=table.text("presenter", ""),
        planned=table.number("planned", 0),
        matter=table.number("matter", 0),
        proposal=table.number("proposal", 0),
        of=table.text("of", ""),
        items=tuple(_item(each, folder) for each in table.tables("item")),
        enclosures=tuple(_enclosure(each, folder) for each in table.tables("enclosure")),
    )
    table.done()
    return item


def _enclosure(table: SpecTable, folder: Path) -> Enclosure:
    """A file; or what was kept of one."""
    if file := table.text("file", ""):
        found = enclosure(folder / file)
    else:
        found = Enclosure(table.text("name"), table.text("sha256"), table.number("size", 0))
    table.done()
    return found
