"""The papers of matters: one matter with its money, and the sheets of an account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from meeting_tui.desk import communities
from meeting_tui.desk.board.kinds import DocumentRef
from meeting_tui.desk.board.making import Making
from meeting_tui.desk.matters import acts
from meeting_tui.desk.matters.money import ledger
from meeting_tui.desk.matters.parts import parts_said
from meeting_tui.desk.matters.sheets import period_of, sheet
from meeting_tui.desk.matters.surveys import polls_of, surveys
from meeting_tui.desk.matters.timeline import TimelineLine, timeline
from meeting_tui.desk.office import Office
from meeting_tui.lang import translator
from meeting_tui.lang.matters import CATEGORY_WORDS, SOURCE_WORDS, entry_name, period_name, told
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents import ledger as on_paper
from meeting_tui.paper.documents import matter
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.made_of import MadeOf
from meeting_tui.record.matter.money import sums
from meeting_tui.refusal import Refusal
from meeting_tui.store import journal

_PUBLIC = frozenset(
    (
        *("matter.adopted", "matter.moved", "item.opened", "motion.decided", "action.done"),
        *("poll.opened", "poll.extended", "poll.shortened", "poll.withdrawn", "poll.recount", "poll.counted"),
        "posting.hung",
    )
)
"""What of a timeline is for everybody beside the money, which has a table of its own: not who raised it, who
asked and what is said within."""


def offered(office: Office) -> Iterator[DocumentRef]:
    """Of every matter that has money or is settled; of every account the periods in which something moved."""
    for view in acts.matters(office):
        stands = view.stands
        if stands.money or (stands.count and (view.state == "done" or polls_of(stands.links))):
            yield DocumentRef("matter", str(view.id), title=view.title)
    moved = {
        f"{line.money.source}-{period_of(line.money.source, _day(line.money.on))}"
        for line in ledger(office)
        if line.money.flow
    }
    t = translator(communities.community(office).lang)
    for each in sorted(moved, reverse=True):
        source, _dash, period = each.partition("-")
        yield DocumentRef("ledger", each, title=f"{t(SOURCE_WORDS[source])} {period_name(period, t)}")


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def stream_of(office: Office, paper: DocumentRef) -> str:
    """The record a paper is made from first; of an account, that of the latest matter with money."""
    if paper.kind == "matter":
        return f"matter:{_number(paper)}"
    found = [line.matter for line in ledger(office)]
    if not found:
        raise Refusal("matters.no_ledger")
    return f"matter:{max(found)}"


def others(names: Iterator[str] | tuple[str, ...], stream: str, kind: str) -> tuple[str, ...]:
    """Which other records it is made from."""
    nouns = ("matter",) if kind == "ledger" else ("meeting", "poll")
    return tuple(each for each in names if each != stream and each.partition(":")[0] in nouns)


def _number(paper: DocumentRef) -> int:
    if not (paper.ref.isascii() and paper.ref.isdecimal() and len(paper.ref) < 10):
        raise Refusal("matters.unknown", matter=paper.ref)
    return int(paper.ref)


def poster(making: Making) -> Document:
    """A matter with its money and what became of it. Refusal matters.unrecorded of one without a record."""
    number, t = _number(making.paper), making.t
    stands = acts.matter(making.office, number).stands
    if not stands.count:
        raise Refusal("matters.unrecorded", matter=number)
    lines = (each for each in timeline(making.office, number) if each.kind in _PUBLIC)
    facts = matter.MatterOnPaper(
        title=stands.title,
        state=term(stands.state, t),
        category=t(CATEGORY_WORDS[stands.category]),
        parts=parts_said(stands.parts, t.lang),
        since=stands.raised_at,
        raised=entry_name(f"matter:{number}", 1, t),
        money=stands.money,
        sums=sums(stands.money),
        surveys=surveys(making.office, number),
        happened=tuple(_happened(making, each) for each in lines),
    )
    date = making.office.world.now().date().isoformat()
    of = MadeOf(making.payer(), f"matter:{number}", stands.count, stands.head, date)
    return matter.build(of, facts, t)


def _happened(making: Making, each: TimelineLine) -> tuple[str, str, str]:
    said = told(each.kind, each.facts, making.t)
    return each.at, said, entry_name(each.stream, each.seq, making.t)


def account(making: Making) -> Document:
    """An account over a period; the paper's ref is `fund-2026H1`."""
    source, _dash, period = making.paper.ref.partition("-")
    stream = stream_of(making.office, making.paper)
    with making.office.store.read() as session:
        head = journal.head(session, stream)
    date = making.office.world.now().date().isoformat()
    of = MadeOf(making.payer(), stream, head.count, head.hash, date)
    return on_paper.build(of, sheet(making.office, source, period), making.t)
