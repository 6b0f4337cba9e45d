"""All that became of one paper, in the order in which it happened: what a scrutineer asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlmodel import Session

from meeting_tui.desk.ballots.find import FoundBallot, Ref, find, find_all
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.definition import Definition
from meeting_tui.desk.polls.frozen import BallotOf
from meeting_tui.desk.polls.weighing import name
from meeting_tui.record.ballot import BallotPaper, Marks
from meeting_tui.record.chain import Entry
from meeting_tui.record.paper_acts import labels
from meeting_tui.record.poll.phase import COUNTED, RECOUNT, phase
from meeting_tui.record.register import BallotRegister
from meeting_tui.store import journal

_ABOUT = ("ballot.", "envelope.", "sheet.")
PRINTED = "ballots.printed"
_SAID = (
    *("mode", "signature", "box", "late", "source", "sheet", "page", "status", "reasons", "reason", "new"),
    *("of", "second", "aside", "valid", "missing", "better"),
)


@dataclass(frozen=True)
class PaperEvent:
    """One entry about the paper: its number, kind and time, who, what it says, and the marks it saw.

    Of a secret paper `seq` is 0 and `at` empty: their order would tell when it was looked at. `marks` is None
    where there are none, or where nobody may see them yet.
    """

    seq: int
    kind: str
    at: str
    by: tuple[str, ...]
    said: Mapping[str, object] = field(default_factory=dict)
    marks: Marks | None = None

    def as_json(self) -> dict[str, object]:
        """The form of docs/formats/history.md."""
        marks = None if self.marks is None else {asked: list(ticks) for asked, ticks in self.marks.items()}
        told = {"entry": self.seq or None, "kind": self.kind, "at": self.at or None, "by": list(self.by)}
        return {**told, **self.said, **({} if marks is None else {"marks": marks})}


@dataclass(frozen=True)
class PaperHistory:
    """A paper, whose it is, where it stands, why it waits, and what became of it.

    `counted`: the number of the result it is part of, 0 none; `marks` as of an event.
    """

    definition: Definition
    ballot: BallotOf
    paper: BallotPaper
    outer: bool
    counted: int
    marks: Marks | None
    events: tuple[PaperEvent, ...]

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """By question, what each choice is called."""
        return {asked.id: asked.labels for asked in self.definition.asked}

    def as_json(self) -> dict[str, object]:
        """The form of docs/formats/history.md."""
        marks = None if self.marks is None else {asked: list(ticks) for asked, ticks in self.marks.items()}
        return {
            "serial": name(self.ballot.serial),
            "envelope": self.outer,
            "voter": self.ballot.label or None,
            "units": [unit for unit in self.ballot.units.split("\n") if unit],
            "state": self.paper.state,
            "waits": list(self.paper.doubts),
            "counted": self.counted or None,
            "marks": marks,
            "events": [each.as_json() for each in self.events],
        }


def history(office: Office, poll: str, ref: Ref, *, outer: bool = False) -> PaperHistory:
    """What became of a ballot, or of an `outer` envelope of a secret poll. Refused as `find`.

    Marks are told once the count may be seen, and then as they are; of a secret paper no time and no order.
    """
    with office.store.read() as session:
        found = find_all(office, session, [ref], poll, void=True, outer=True)[0] if outer else None
        found = found or find(office, session, ref, poll)
        register = found.case.register(office, session)
        shown = _shown(office, session, found)
        events = tuple(_events(session, found, register, shown))
        counts = found.paper.state in ("valid", "invalid") and not outer
        if found.case.secret and not outer:
            events = tuple(sorted((_timeless(each) for each in events), key=lambda each: each.kind))
        return PaperHistory(
            found.case.definition.with_names(register.names),
            found.ballot,
            found.paper,
            outer,
            register.results[-1].no if counts and register.results and not register.recounting else 0,
            found.paper.marks if shown else None,
            events,
        )


def _shown(office: Office, session: Session, found: FoundBallot) -> bool:
    """Whether marks may be told: as the count is, once it is on record, or always where it is open."""
    counted = phase(found.case.standing(office, session)) in (COUNTED, RECOUNT)
    return found.case.definition.open_count or counted


def _events(
    session: Session, found: FoundBallot, register: BallotRegister, shown: bool
) -> Iterator[PaperEvent]:
    texts = journal.texts(session, found.case.stream)
    sheets = {sheet.seq for sheet in register.sheets.values() if sheet.serial == found.serial}
    for entry in journal.entries(session, found.case.stream):
        if _is_about(entry, found, sheets):
            told: dict[str, object] = {"to": texts[entry.seq, "to"]} if (entry.seq, "to") in texts else {}
            if entry.body.get("new") == found.serial:
                told["instead"] = entry.body["envelope" if found.outer else "serial"]
            yield _event(entry, told, shown)


def _is_about(entry: Entry, found: FoundBallot, sheets: set[int]) -> bool:
    body = entry.body
    if entry.kind.startswith("envelope.") or found.outer:
        return found.outer and found.serial in (body.get("envelope"), body.get("new"))
    if entry.kind == PRINTED:
        return bool(body["first"] <= found.serial <= body["last"])
    if entry.kind == "sheet.decided" and body["of"] in sheets:
        return True
    about = entry.kind.startswith(_ABOUT) or entry.kind == "audit.keyed"
    return about and found.serial in (body.get("serial"), body.get("new"))


def _event(entry: Entry, told: Mapping[str, object], shown: bool) -> PaperEvent:
    body = entry.body
    who = "attested" if "attested" in body else "by"
    by = body.get(who, entry.author)
    said = {key: body[key] for key in _SAID if body.get(key) not in (None, "")}
    if entry.kind == "ballot.adjudicated" and not shown:
        said = {}  # why a ballot is invalid tells of votes
    marks = {asked: tuple(ticks) for asked, ticks in body["marks"].items()} if "marks" in body else None
    people = (by,) if isinstance(by, str) else labels(body, who)
    at = body.get("from", {}).get("at", entry.at)  # what a station entered bears the time it had there
    return PaperEvent(entry.seq, entry.kind, at, people, {**told, **said}, marks if shown else None)


def _timeless(event: PaperEvent) -> PaperEvent:
    said = {key: value for key, value in event.said.items() if key != "of"}
    return PaperEvent(0, event.kind, "", event.by, said, event.marks)
