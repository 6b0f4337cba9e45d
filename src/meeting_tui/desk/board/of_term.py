"""The index of a term, gathered from every record of the file; as a paper, and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from meeting_tui.check_code import check_code
from meeting_tui.desk import communities
from meeting_tui.desk.board import privacy
from meeting_tui.desk.board.issued import issued, ref_of
from meeting_tui.desk.board.kinds import DocumentRef
from meeting_tui.desk.board.making import Making
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.acts import PollView
from meeting_tui.desk.roll.export import csv_bytes
from meeting_tui.lang import translator
from meeting_tui.lang.phases import stands
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents import copies
from meeting_tui.paper.documents.blocks import Document, Heading, Table
from meeting_tui.paper.documents.made_of import MadeOf
from meeting_tui.paper.documents.term import IndexLine, build, headings
from meeting_tui.record.chain import Head
from meeting_tui.record.editions import STREAM, Edition, Editions
from meeting_tui.record.meeting.phase import ADJOURNED, CALLED, CLOSED, phase
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.refusal import Refusal
from meeting_tui.store import journal

ALL = "all"
"""The `ref` of the index of everything; else it is `FIRST--LAST`, ISO, both of them too."""
_NOUNS = ("meeting", "poll", "matter")


def offered(office: Office) -> Iterator[DocumentRef]:
    """The index of all, once anything was issued."""
    if any(_others_than_indexes(issued(office))):
        title = translator(communities.community(office).lang)("Index of the term")
        yield from (DocumentRef("term", ALL, copy, title=title) for copy in ("public", "archive"))


def ref_for(office: Office, first: date | None, last: date | None) -> str:
    """The `ref` for these days: with no end on one side, from the first day on record or until today."""
    if first is None and last is None:
        return ALL
    begun = (each.on[:10] for each in _Gathering(office, "archive").lines() if each.on)
    ends = first.isoformat() if first else min(begun, default=f"{last}"), last or office.world.now().date()
    return f"{ends[0]}--{ends[1]}"


def others(names: tuple[str, ...]) -> tuple[str, ...]:
    """Which records it is made from, beside that of what was issued."""
    return tuple(each for each in names if each.partition(":")[0] in _NOUNS)


def draft(making: Making) -> Document:
    """The paper. Refused: documents.no_days, .nothing_issued."""
    days = _days(making.paper.ref)
    with making.office.store.read() as session:
        head = journal.head(session, STREAM)
    if not head.count:
        raise Refusal("documents.nothing_issued")
    of = MadeOf(making.issuer(), STREAM, head.count, head.hash, making.office.world.now().date().isoformat())
    found = _Gathering(making.office, making.paper.copy).lines()
    lines = tuple(each for each in found if days is None or days[0] <= each.on[:10] <= days[1])
    return build(of, days, lines, making.t, making.paper.copy)


def _days(ref: str) -> tuple[str, str] | None:
    if ref == ALL:
        return None
    try:
        first, last = (date.fromisoformat(each).isoformat() for each in ref.split("--"))
    except ValueError:
        raise Refusal("documents.no_days", ref=ref[:40]) from None
    return first, last


def table(office: Office, paper: DocumentRef) -> bytes:
    """The lines of the paper as .csv, masked as the paper is."""
    made = draft(Making(office, paper))
    finished = copies.public(made, privacy.known(office, paper)) if paper.public else copies.office(made)
    t, part, rows = translator(made.lang), "", list[tuple[str, ...]]()
    for block in finished.blocks:
        if isinstance(block, Heading):
            part = block.text
        elif isinstance(block, Table):
            rows += [(part, *("" if cell == "–" else cell for cell in row)) for row in block.rows]
    return csv_bytes((t("Part"), *headings(t)), rows)


def _others_than_indexes(found: Editions) -> Iterator[Edition]:
    """An index that listed itself would never be the same twice."""
    yield from (each for each in found if each.kind != "term")


class _Gathering:
    """What stands on record, oldest first in each part."""

    def __init__(self, office: Office, copy: str) -> None:
        self.copy = copy
        self.office, self.t = office, translator(communities.community(office).lang)
        self.issued = [
            each for each in _others_than_indexes(issued(office)) if copy in ("archive", each.copy)
        ]
        self.latest = {each.of: each for each in self.issued}
        with office.store.read() as session:
            names = others(journal.streams(session))
            self.heads: Mapping[str, Head] = {each: journal.head(session, each) for each in names}
        self.titles = dict[str, str]()

    def lines(self) -> tuple[IndexLine, ...]:
        """All of them; papers last, which take their titles from the others."""
        found = list(chain.from_iterable(map(self._of, sorted(self.heads))))
        found.sort(key=lambda each: (each.on, each.number))
        return (*found, *map(self._paper, self.issued))

    def _of(self, stream: str) -> Iterator[IndexLine]:
        noun, _colon, ref = stream.partition(":")
        if noun == "meeting":
            yield from self._meeting(meetings.meeting(self.office, ref))
        elif noun == "poll":
            yield from self._poll(polls.poll(self.office, ref))
        else:
            stood = matters.matter(self.office, int(ref)).stands
            yield self._line("matter", ref, stood.raised_at, stood.title, term(stood.state, self.t), "matter")

    def _line(self, part: str, ref: str, on: str, about: str, state: str, *kept: str) -> IndexLine:
        self.titles[ref] = about
        code = check_code(self.heads[f"{part}:{ref}"].hash)
        return IndexLine(part, ref, on, about, state, code, self._file(ref, kept))

    def _meeting(self, state: MeetingState) -> Iterator[IndexLine]:
        t = self.t
        on = state.opened_at or state.planned_at
        yield self._line("meeting", state.id, on, state.title, self._stands(state), "minutes", "notice")
        for item in state.items:
            for each in item.motions:
                if each.filed:
                    file = self._file(state.id, ("resolution", "minutes"), str(each.id))
                    told = term("passed", t)
                    yield IndexLine("resolution", each.filed, each.decided_at, item.title, told, file=file)

    def _stands(self, state: MeetingState) -> str:
        now = phase(state)
        return stands(now, self.t) if now in (CALLED, ADJOURNED, CLOSED) else term("running", self.t)

    def _poll(self, poll: PollView) -> Iterator[IndexLine]:
        yield self._line(
            "poll", poll.id, poll.opened_at, poll.title, term(poll.state, self.t), "result", "notice"
        )
        for asked in poll.asked:
            self.titles[f"{poll.id}:{asked.id}"] = asked.title
            for told in poll.results[-1:]:
                file = self._file(poll.id, ("resolution", "result"), asked.id)
                came = term(told.outcomes.get(asked.id) or "counted", self.t)
                code, number = self._of_count(told.report), f"{poll.id} {asked.id}"
                yield IndexLine("result", number, told.at, asked.title, came, code, file)

    def _of_count(self, report: str) -> str:
        """Not in public: where sums are not shown, ways to vote could be tried until one has this code."""
        return check_code(report) if self.copy == "archive" else ""

    def _file(self, ref: str, kinds: tuple[str, ...], part: str = "") -> str:
        """The paper that tells of it: the first of these kinds that was issued, the archive copy before."""
        for kind in kinds:
            for copy in ("archive", "public"):
                for of in ((kind, ref, part, copy, "A4"), (kind, ref, "", copy, "A4")):
                    if found := self.latest.get(of):
                        return ref_of(found).file_name
        return ""

    def _paper(self, each: Edition) -> IndexLine:
        t, paper = self.t, ref_of(each)
        kind = term(each.kind, t)
        if each.copy == "archive":
            kind = t("{key} ({meaning})", key=kind, meaning=term(each.copy, t))
        about = self.titles.get(f"{each.ref}:{each.part}") or self.titles.get(each.ref, each.ref)
        latest = self.latest[each.of]
        kept = paper.file_name if latest is each else ""
        state = kind if kept else t("{document} (superseded)", document=kind)
        return IndexLine("paper", str(each.no), each.made_at, about, state, check_code(each.text), kept)
