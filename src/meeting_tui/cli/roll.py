"""`roll`: take over, show and write the roll."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from meeting_tui.cli import out, roll_words
from meeting_tui.cli.arrears import arrears, owes, owing, settled
from meeting_tui.cli.frame import PATH, Argument, Number, Option, Pair, Seat, noun, verb
from meeting_tui.cli.parameters import JSON, OUTPUT
from meeting_tui.cli.refused import listed
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.formats import beside
from meeting_tui.lang.nouns import HEADS, UNITS, VOTERS
from meeting_tui.lang.terms import term
from meeting_tui.refusal import Refusal
from meeting_tui.rules.exact import decimal

if TYPE_CHECKING:
    from meeting_tui.desk.roll.doubt import Answers
    from meeting_tui.desk.roll.preview import RollPreview

Pairs = tuple[tuple[str, str], ...]

SOURCE = Argument("source", "FILE", N_("A .xlsx or .csv file, one row a unit."), type=PATH)
SAME = Option(
    "--same",
    metavar="NAME",
    multiple=True,
    help=N_("Everyone of this name is one person. Repeatable."),
)
DIFFERENT = Option(
    "--different",
    metavar="NAME",
    multiple=True,
    help=N_("Everyone of this name is someone else. Repeatable."),
)
BY_PHONE = Option(
    "--same-by-phone", is_flag=True, help=N_("A name that stands with one phone everywhere is one person.")
)
COLUMN = Option(
    "--column",
    metavar="HEADING=FIELD",
    multiple=True,
    type=Pair(),
    help=N_("What a heading means: owners, area, room …, or leave-out. Repeatable; remembered."),
)
ANSWER = Option(
    "--answer",
    metavar="KEY=CHOICE",
    multiple=True,
    type=Pair(),
    help=N_(
        "The answer to a question about the file; `names:*` answers all of a sort. Repeatable; remembered."
    ),
)
SHEET = Option("--sheet", metavar="NAME", multiple=True, help=N_("Take only this sheet. Repeatable."))
ENCODING = Option(
    "--encoding", metavar="NAME", help=N_("How a .csv is encoded, where the program can't tell.")
)
PREVIEW = Option(
    "--preview", "--dry-run", is_flag=True, help=N_("Only say what the file holds; keep nothing.")
)
QUERY = Argument("query", help=N_("Part of a name, pinyin initials, or a place: 3-2-501."), default="")
VOTER = Argument("voter", "VOTER", N_("The number on the roll."), type=Number(1))
OFF = Option("--off", is_flag=True, help=N_("No large print any more."))
LIMIT = Option("--limit", type=Number(1), default=500, help=N_("At most so many."))
TARGET = Argument("target", "FILE", N_("The .xlsx or .csv file to write."), type=PATH, writes=True)
ANSWERS = (SAME, DIFFERENT, BY_PHONE, COLUMN, ANSWER, SHEET)
SHOWN = 20  # of a list of rows or cells; --json has all


class AnswerOptions(TypedDict):
    """What a person answers about a file, as the options say it."""

    same: tuple[str, ...]
    different: tuple[str, ...]
    same_by_phone: bool
    column: Pairs
    answer: Pairs
    sheet: tuple[str, ...]


def _answers(said: AnswerOptions) -> Answers:
    from meeting_tui.desk.roll.columns import check_field
    from meeting_tui.desk.roll.doubt import Answers
    from meeting_tui.desk.roll.people import NameAnswer

    names = {name: NameAnswer("same") for name in said["same"]}
    names |= {name: NameAnswer("different") for name in said["different"]}
    for _heading, field in said["column"]:
        check_field(field)
    return Answers(names, dict(said["column"]), dict(said["answer"]), said["same_by_phone"], said["sheet"])


@verb(
    "import",
    N_("Take over a roll, all rows or none; every fault is listed with its row."),
    *(SOURCE, *ANSWERS, ENCODING, PREVIEW, JSON),
)
def import_(
    seat: Seat,
    source: Path,
    encoding: str | None,
    preview: bool,
    as_json: bool,
    **said: Unpack[AnswerOptions],
) -> None:
    from meeting_tui.desk.roll import acts as desk
    from meeting_tui.desk.roll.file import RollFile

    answers = _answers(said)
    if preview:
        _check(seat, source, answers, encoding, as_json)
        return
    with seat.office() as office:
        file = RollFile.read(source)
        totals = desk.import_roll(office, file, answers, out.progress(), encoding=encoding)
    if as_json:
        out.as_json(totals)
    out.words(
        _(
            "The roll is in: {totals}.",
            totals=beside(
                (_(UNITS, n=totals.units), _(VOTERS, n=totals.voters), _(HEADS, n=totals.heads)),
                totals.area,
                totals.share,
                screen(),
            ),
        )
    )


@verb(
    "check",
    N_("Say what a file holds, how it is understood and what it changes; keep nothing."),
    *(SOURCE, *ANSWERS, ENCODING, JSON),
)
def check(
    seat: Seat, source: Path, encoding: str | None, as_json: bool, **said: Unpack[AnswerOptions]
) -> None:
    _check(seat, source, _answers(said), encoding, as_json)


def _check(seat: Seat, source: Path, answers: Answers, encoding: str | None, as_json: bool) -> None:
    """By the rules of the community where there is one, else by none."""
    from meeting_tui.desk.roll import acts as desk
    from meeting_tui.desk.roll.file import RollFile

    file = RollFile.read(source)
    try:
        with seat.office(readonly=True) as office:
            seen = desk.look(office, file, answers, encoding=encoding)
    except Refusal as refusal:
        if refusal.code not in ("store.missing", "communities.none"):
            raise
        seen = desk.preview(file, answers, encoding=encoding, lang=seat.lang)
    _tell(seen, as_json)


def _tell(seen: RollPreview, as_json: bool) -> None:
    """What an import would do; a file that an import would refuse ends with exit code 1."""
    if as_json:
        out.as_json(seen)
    else:
        out.facts(list(roll_words.facts(seen)))
        for line in roll_words.understood(seen, SHOWN):
            out.data(line)
    for line in listed({"faults": seen.faults, "doubts": seen.doubts, "names": seen.undecided}, screen()):
        out.words(line)
    if not seen.ready:
        raise click.exceptions.Exit(1)


@verb("show", N_("The voters of the roll, or those that match."), QUERY, LIMIT, JSON)
def show(seat: Seat, query: str, limit: int, as_json: bool) -> None:
    from meeting_tui.desk.roll import acts as desk

    with seat.office(readonly=True) as office:
        found = desk.roll(office, query, limit)
    if as_json:
        out.as_json(found)
        return
    t = screen()
    areas = any(v.area for v in found)
    columns: dict[str, list[object]] = {
        _("No."): [v.no for v in found],
        _("Voter"): [v.label for v in found],
        _("Kind"): [term(v.kind, t) for v in found],
        _p("list", "Units"): [v.units for v in found],
        _("Heads"): [v.heads for v in found],
        _("Area m²"): [decimal(v.area, 2) if areas else "" for v in found],
        _("Shares"): [v.share for v in found],
        _("Represented by"): [v.representative for v in found],
        _("Large print"): [_("yes") if v.large else "" for v in found],
    }
    measured = {_("Area m²"), _("Shares")}
    optional = measured | {_("Large print")}
    shown = {name: cells for name, cells in columns.items() if name not in optional or any(cells)}
    numbers = {_("No."), _("Heads"), *measured}
    right = frozenset(at for at, name in enumerate(shown) if name in numbers)
    out.table(list(shown), list(zip(*shown.values(), strict=True)), right=right)


@verb("export", N_("Write the whole roll to a file that import reads back."), TARGET)
def export(seat: Seat, target: Path) -> None:
    from meeting_tui.desk.roll import acts as desk

    with seat.office(readonly=True) as office:
        desk.export_roll(office, target)
    out.words(_("Written: {path}. It holds names and phones; keep it safe.", path=target))


@verb("template", N_("Write a blank sheet to fill in: headings, words to choose from, two samples."), OUTPUT)
def template(seat: Seat, target: str) -> None:
    from meeting_tui.desk.roll.template import write_template

    write_template(Path(target), seat.lang)
    out.words(_("Written: {path}. Fill it in below the samples, then import it.", path=target))


@verb("large", N_("A voter wants ballots in large print from now on, or no more."), VOTER, OFF)
def large(seat: Seat, voter: int, off: bool) -> None:
    from meeting_tui.desk.roll import acts as desk

    with seat.office() as office:
        found = desk.set_large(office, voter, not off).voter
    said = N_("{name} gets ballots as they are.") if off else N_("{name} gets ballots in large print.")
    out.words(_(said, name=found.label))


roll = noun(
    "roll",
    N_("The roll: the owners, their units, and who casts which ballot."),
    import_,
    check,
    show,
    large,
    owes,
    owing,
    settled,
    arrears,
    export,
    template,
)
