"""`matter`: raise one, list them, show one with its timeline, move it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meeting_tui.cli import matter_acts, out, papers
from meeting_tui.cli.frame import Argument, Option, Seat, noun, verb
from meeting_tui.cli.matter_acts import NUMBER, REASON
from meeting_tui.cli.papers import SIZE
from meeting_tui.cli.parameters import JSON, OUTPUT
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.formats import column_day, day, names
from meeting_tui.lang.matters import CATEGORY_WORDS, entry_name, told
from meeting_tui.lang.money import money
from meeting_tui.lang.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meeting_tui.record.matter.values import MatterState

TITLE = Argument("title", "TITLE", N_("What the matter is called."))
ABOUT = Option("--about", metavar="TEXT", help=N_("What it is about."))
NAMED = Option("--title", metavar="TEXT", help=N_("What the matter is called."))
RAISED_BY = Option("--by", metavar="NAME", default="", help=N_("Who raises it; never published."))
CATEGORY = Option(
    "--category",
    metavar="CATEGORY",
    help=N_("repair, fund, service, rules, election, revenue, parking, works, survey, neighbours or other."),
)
PARTS = Option(
    "--part",
    "parts",
    multiple=True,
    metavar="PLACE",
    help=N_("What it concerns: 3 is a building, 3-2 a stair, 3-2-301 a unit; may be given again."),
)
ACT = Argument("act", "ACT", N_("discuss, propose, ballot, decide, begin, finish, drop or resume."))


@verb("new", N_("Raise a matter; prints its number."), TITLE, ABOUT, RAISED_BY, CATEGORY, PARTS, JSON)
def new(
    seat: Seat,
    title: str,
    about: str | None,
    by: str,
    category: str | None,
    parts: tuple[str, ...],
    as_json: bool,
) -> None:
    from meeting_tui.desk.matters import acts as desk

    with seat.office() as office:
        made = desk.new_matter(office, title, about or "", by=by, category=category or "other", parts=parts)
    if as_json:
        out.as_json({"id": made})
    else:
        out.data(str(made))


@verb("list", N_("All matters, those still open first."), JSON)
def list_(seat: Seat, as_json: bool) -> None:
    from meeting_tui.desk.matters import acts as desk

    with seat.office(readonly=True) as office:
        found = desk.matters(office)
    if as_json:
        out.as_json([{"id": each.id, "title": each.title, "state": each.state} for each in found])
        return
    t = screen()
    rows = [(each.id, each.title, term(each.state, t), column_day(each.created_at, t.lang)) for each in found]
    out.table([_("No."), _("Matter"), _("State"), _("Since")], rows, right=frozenset({0}))


@verb("show", N_("One matter: where it stands, what is open, its money."), NUMBER, JSON)
def show(seat: Seat, number: int, as_json: bool) -> None:
    from meeting_tui.desk.communities import currency
    from meeting_tui.desk.matters import acts as desk
    from meeting_tui.record.matter.allowed import possible

    with seat.office(readonly=True) as office:
        stands, counted = desk.matter(office, number).stands, currency(office)
    if as_json:
        out.as_json({**out.as_dict(stands), "may": possible(stands), "sums": _sums(stands)})
        return
    out.facts(list(_facts(stands, counted)))
    for line in _open(stands):
        out.data(line)


def _sums(stands: MatterState) -> dict[str, int]:
    from meeting_tui.record.matter.money import sums

    found = sums(stands.money)
    return {name: getattr(found, name) for name in ("budget", "contract", "paid", "left", "owed")}


def _facts(stands: MatterState, currency: str) -> Iterator[tuple[str, object]]:
    from meeting_tui.check_code import check_code
    from meeting_tui.desk.matters.parts import parts_said

    t = screen()
    yield _("Matter"), stands.title
    yield _("State"), term(stands.state, t)
    yield _("What it is about"), _("(erased)") if stands.summary is None else stands.summary
    yield _("Category"), t(CATEGORY_WORDS[stands.category])
    yield _("Concerns"), parts_said(stands.parts, t.lang)
    yield _("Raised by (internal)"), stands.raised_by or ""
    yield _("Since"), day(stands.raised_at[:10], t.lang)
    if stands.group:
        yield _("Working group"), names([each.name for each in stands.group.members], t.lang)
        yield _("Mandate"), stands.group.mandate
        yield _("Until"), day(stands.group.until, t.lang)
    yield from _money(stands, currency)
    yield _("Entries"), stands.count
    yield _("Check code of the record"), check_code(stands.head)


def _money(stands: MatterState, currency: str) -> Iterator[tuple[str, object]]:
    words = _("Budget"), _("Contract"), _("Paid"), _("Left"), _("Owed")
    found = _sums(stands).values() if stands.money else ()
    yield from ((word, money(fen, currency, screen())) for word, fen in zip(words, found, strict=False))


def _open(stands: MatterState) -> Iterator[str]:
    """The questions and actions that are open, by the number that answers and settles them."""
    t = screen()
    for question in (each for each in stands.questions if each.open):
        text = _("(erased)") if question.text is None else question.text
        yield _("Open question {seq}: {text}", seq=question.seq, text=text)
    for action in (each for each in stands.actions if each.open):
        facts = {"what": action.what, "who": action.who, "due": day(action.due, t.lang)}
        yield _("To do {seq}: {what}, {who}, by {due}", seq=action.seq, **facts)


@verb("timeline", N_("What became of a matter, each line with its entry."), NUMBER, JSON)
def timeline(seat: Seat, number: int, as_json: bool) -> None:
    from meeting_tui.desk.matters.timeline import timeline as desk

    with seat.office(readonly=True) as office:
        found = desk(office, number)
    if as_json:
        out.as_json(found)
        return
    t = screen()
    rows = [
        (column_day(each.at, t.lang), told(each.kind, each.facts, t), entry_name(each.stream, each.seq, t))
        for each in found
    ]
    out.table([_("Day"), _("What happened"), _("Entry")], rows)


@verb("move", N_("Move a matter on; prints its state."), NUMBER, ACT, REASON)
def move(seat: Seat, number: int, act: str, reason: str) -> None:
    from meeting_tui.desk.matters import acts as desk

    with seat.office() as office:
        stands = desk.move(office, number, act, reason)
    out.data(term(stands.state, screen()))


@verb("change", N_("Change what is said of a matter."), NUMBER, NAMED, ABOUT, CATEGORY, PARTS, REASON)
def change(
    seat: Seat,
    number: int,
    title: str | None,
    about: str | None,
    category: str | None,
    parts: tuple[str, ...],
    reason: str,
) -> None:
    from meeting_tui.desk.matters import acts as desk

    said = {"title": title, "summary": about, "category": category, "reason": reason}
    with seat.office() as office:
        desk.change(office, number, **said, parts=parts or None)  # type: ignore[arg-type]


@verb("poster", N_("A matter for the board: its money and what became of it."), NUMBER, OUTPUT, SIZE)
def poster(seat: Seat, number: int, target: str, size: Literal["A4", "A3"]) -> None:
    from meeting_tui.desk.board.documents import DocumentRef

    papers.write(seat, DocumentRef("matter", str(number)), target, size)


matter = noun(
    "matter",
    N_("Matters: raised, discussed, decided, paid for, settled; each with its record."),
    *(new, list_, show, timeline, poster, move, change, *matter_acts.VERBS),
)
