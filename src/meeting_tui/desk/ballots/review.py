"""What waits for people: ballots the reader was not sure of, and what two of them decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from meeting_tui.clean import clean
from meeting_tui.desk.ballots.find import Ref, allowed, find
from meeting_tui.desk.ballots.written import Keyed, keyed
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.two import two_people
from meeting_tui.desk.polls.definition import Asked
from meeting_tui.desk.polls.frozen import BallotOf, case
from meeting_tui.paper.ballots.geometry import Rect, lay_out
from meeting_tui.record.ballot import DIFFERS, DUPLICATE, NOTE, Adjudication, BallotPaper, Marks, State
from meeting_tui.record.person import Person, bodies_of
from meeting_tui.record.register import BallotRegister
from meeting_tui.refusal import Refusal
from meeting_tui.scan.places import places
from meeting_tui.scan.values import WHOLE_PAGE
from meeting_tui.store import tables

WAITING: tuple[State, ...] = ("waiting", "unreturned")
INVALID_REASONS = ("unsigned", "not-owner", "no-proxy", "not-ours", "unreadable", "late", "duplicate")
"""Why a whole ballot is invalid; another reason may be written in words."""


@dataclass(frozen=True)
class SeenApart:
    """A question that was seen with different marks: each with who or what saw them, empty for a second
    paper that was keyed in."""

    asked: Asked
    seen: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Doubt:
    """A ballot that waits, or that waited.

    `sure` holds what the reader was sure of, or what was decided; `open_questions` those it was not;
    `where` names file and sheet of each reading, so that the paper is found in the pile; `apart`: where
    what was read and keyed in differs.
    """

    ballot: BallotOf
    paper: BallotPaper
    reasons: tuple[str, ...]
    sure: Mapping[str, tuple[str, ...]]
    open_questions: tuple[Asked, ...]
    where: tuple[tuple[str, int], ...]
    apart: tuple[SeenApart, ...] = ()
    decision: Adjudication | None = None


@dataclass(frozen=True)
class Picture:
    """The picture of one question as it was scanned; `boxes` tells where its choices lie in it, in pixels.

    `image`: what tells its page's picture from others, also those that lie at the same `source`.
    """

    question: str
    page: int
    image: str
    source: str
    png: bytes
    boxes: Mapping[str, Rect]


def review(office: Office, poll: str) -> tuple[Doubt, ...]:
    """The ballots that wait; those that wait for the same reasons in a row, each row by serial."""
    return _queue(office, poll, lambda register: register.in_state(*WAITING))


def decided(office: Office, poll: str) -> tuple[Doubt, ...]:
    """The ballots that two people decided and that don't wait again, as `review` sorts them."""
    return _queue(
        office,
        poll,
        lambda register: (paper for paper in register.in_state("valid", "invalid") if paper.adjudicated),
    )


def noted(office: Office, poll: str) -> tuple[Doubt, ...]:
    """The ballots whose votes stand though something is written elsewhere on the paper: a wish, or that it is
    void. Two people may decide them; those that were are none of these any more."""

    return tuple(
        replace(doubt, reasons=(NOTE,), sure=_read(doubt.paper), open_questions=())
        for doubt in _queue(office, poll, BallotRegister.noted)
    )


def _queue(
    office: Office, poll: str, of: Callable[[BallotRegister], Iterable[BallotPaper]]
) -> tuple[Doubt, ...]:
    with office.store.read() as session:
        found = case(session, poll)
        papers = tuple(of(found.register(office, session)))
        ballots = found.some(session, (paper.serial for paper in papers))
        asked = found.definition.asked
        doubts = (_doubt(ballots[each.serial], each, asked) for each in papers if each.serial in ballots)
        return tuple(sorted(doubts, key=lambda doubt: (doubt.reasons, doubt.ballot.serial)))


def sure_marks(paper: BallotPaper) -> Mapping[str, tuple[str, ...]]:
    """What the reader was sure of on a paper that waits, so that it need not be said again.

    Nothing where two papers, or paper and teller, contradict each other.
    """
    if paper.state not in WAITING or {DIFFERS, DUPLICATE} & set(paper.doubts):
        return {}
    return _read(paper)


def _read(paper: BallotPaper) -> Mapping[str, tuple[str, ...]]:
    return {question: marks for reading in paper.readings for question, marks in reading.marks.items()}


def _doubt(ballot: BallotOf, paper: BallotPaper, asked: Sequence[Asked]) -> Doubt:
    decision = None if paper.doubts else paper.adjudicated
    sure = decision.marks if decision else sure_marks(paper)
    seen = (*paper.readings, *paper.duplicates)
    return Doubt(
        ballot=ballot,
        paper=paper,
        reasons=paper.doubts,
        sure=sure,
        open_questions=tuple(each for each in asked if each.id not in sure),
        where=tuple((reading.source, reading.sheet) for reading in seen),
        apart=tuple(_apart(paper, asked)),
        decision=decision,
    )


def _apart(paper: BallotPaper, asked: Sequence[Asked]) -> Iterator[SeenApart]:
    """Where not all that is sure is the same."""
    papers = (*paper.readings, *paper.duplicates)
    read = [(f"{each.source}:{each.sheet}" if each.source else "", each.marks) for each in papers]
    keyed = [(each.by, each.marks) for each in (paper.entered, paper.again) if each]
    whole = [(by, {each.id: marks.get(each.id, ()) for each in asked}) for by, marks in keyed]
    saw: list[tuple[str, Marks]] = [*read, *whole]
    for each in asked:
        seen = tuple((who, tuple(marks[each.id])) for who, marks in saw if each.id in marks)
        if len({frozenset(marks) for _who, marks in seen}) > 1:
            yield SeenApart(each, seen)


def pictures(office: Office, poll: str, serial: int) -> tuple[Picture, ...]:
    """The stored pictures of one ballot's questions."""
    table = tables.Crop
    with office.store.read() as session:
        found = case(session, poll)
        rows = session.exec(
            select(table)
            .where(table.poll == found.id, table.serial == serial)
            .order_by(col(table.page), col(table.question), col(table.source), col(table.image))
        )
        register = found.register(office, session)
        large = any(batch.is_large(serial) for batch in register.batches)
        layouts = lay_out(found.definition.design, large)
        of_questions = [
            Picture(
                row.question,
                row.page,
                row.image,
                row.source,
                row.png,
                places(row.png, layouts[row.page - 1], row.question),
            )
            for row in rows
        ]
        on_paper = [each.id for each in found.definition.asked]
        of_questions.sort(key=lambda one: on_paper.index(one.question) if one.question in on_paper else -1)
        return (*_named(session, found.id, register, serial), *of_questions)


def _named(session: Session, poll: str, register: BallotRegister, serial: int) -> Iterator[Picture]:
    """The pages that people said are of this ballot."""
    for sheet in register.sheets.values():
        if sheet.read and sheet.decided and sheet.decided.serial == serial:
            row = session.get(tables.SheetPicture, (poll, sheet.picture))
            if row is not None:
                source = f"{sheet.source}#{sheet.sheet}"
                yield Picture(WHOLE_PAGE, sheet.decided.page, sheet.image, source, row.png, {})


def adjudicate(
    office: Office,
    poll: str,
    ref: Ref,
    names: Sequence[str],
    marks: Mapping[str, tuple[str, ...]] | None = None,
    *,
    invalid: str = "",
    reason: str = "",
) -> int:
    """Two people decide a ballot: its marks, and a `reason` if they give one, or why the whole is `invalid`.

    They are two persons of the file (`p12`, a name, one with its unit), however they are written.

    A question left out of `marks` is blank. What was decided before stays on record; the last counts.
    """
    with office.store.write() as session:
        by = two_people(session, names)
        if (marks is None) == (not invalid):
            raise Refusal("ballots.decide_one")
        found = allowed(office, session, "decide", [find(office, session, ref, poll)])[0]
        told = keyed(office, session, found, marks) if marks is not None else Keyed({})
        facts = {
            "valid": marks is not None,
            "marks": told.marks,
            "reason": clean(invalid or reason),
            **bodies_of("by", by),
        }
        found.case.put(office, session, [*told.names, found.entry("adjudicated", facts)])
        return found.serial


def deciders(office: Office, names: Sequence[str]) -> tuple[Person, ...]:
    """Those who are to decide.

    Refused: `ballots.two_people` unless they are two persons, `persons.…`
    """
    with office.store.read() as session:
        return two_people(session, names)
