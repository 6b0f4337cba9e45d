"""`count`: reconcile the papers, tally, decide; and publish what anybody can count again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meeting_tui.cli import out, piles, results
from meeting_tui.cli.audit import tell
from meeting_tui.cli.frame import PATH, Option, Pair, Seat, verb
from meeting_tui.cli.parameters import JSON, POLL
from meeting_tui.cli.polls import papers
from meeting_tui.cli.sheets import scanned
from meeting_tui.lang import N_, _, _n, _p, screen
from meeting_tui.lang.courses import course
from meeting_tui.lang.envelopes import envelope_facts
from meeting_tui.lang.lots import announced
from meeting_tui.lang.result import kept_empty
from meeting_tui.lang.taking_part import taking_part
from meeting_tui.lang.waiting import noted
from meeting_tui.refusal import CheckFailed, Refusal

if TYPE_CHECKING:
    from meeting_tui.desk.board.bundles import BundleCopy
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.counting import CountReport

ANNOUNCED = Option(
    "--announce",
    metavar="QUESTION=digits|dice",
    type=Pair(),
    multiple=True,
    help=N_(
        "Announce lots before they are thrown: twenty digits, or three dice thrown twelve times. Repeatable."
    ),
)
APART = Option(
    "--apart",
    metavar="QUESTION",
    multiple=True,
    help=N_("With --announce: those in waiting get a throw of their own. Repeatable."),
)
SEEDS = Option(
    "--seed",
    metavar="QUESTION=DIGITS",
    type=Pair(),
    multiple=True,
    help=N_("What fell of the lots announced. Repeatable."),
)
RESERVES = Option(
    "--reserve-seed",
    "reserve_seed",
    metavar="QUESTION=DIGITS",
    type=Pair(),
    multiple=True,
    help=N_("What fell of the throw for those in waiting, where one was announced. Repeatable."),
)
CASTINGS = Option(
    "--casting",
    metavar="QUESTION=for|against",
    type=Pair(),
    multiple=True,
    help=N_("How the chair decides a tie. Repeatable."),
)
SAW = Option("--by", metavar="NAME", multiple=True, help=N_("With --seed: who saw what fell. Give it twice."))
BUNDLE = Option(
    "--bundle",
    metavar="FILE",
    type=PATH,
    help=N_("Also write the bundle that anybody can count again."),
    writes=True,
)
COPY = Option(
    "--copy",
    default=None,
    type=click.Choice(("public", "inspection", "archive")),
    help=N_(
        "Of the bundle: sums for everybody (the default), rows for inspection, or rows with names for the "
        "archive. With --json, public leaves out what public papers don't show."
    ),
)


@verb(
    "count",
    N_("Do the papers add up, and what came of every question? Exit code 3 when they don't."),
    *(POLL, ANNOUNCED, APART, SEEDS, RESERVES, SAW, CASTINGS, BUNDLE, COPY, JSON),
)
def count(
    seat: Seat,
    poll: str,
    announce: tuple[tuple[str, str], ...],
    apart: tuple[str, ...],
    seed: tuple[tuple[str, str], ...],
    reserve_seed: tuple[tuple[str, str], ...],
    by: tuple[str, ...],
    casting: tuple[tuple[str, str], ...],
    bundle: Path | None,
    copy: BundleCopy | None,
    as_json: bool,
) -> None:
    """Print the count; of a closed poll without waiting papers it goes on record."""
    from meeting_tui.desk.polls import audits, lots, ties
    from meeting_tui.desk.polls import counting as desk

    seeds, castings, reserves = dict(seed), dict(casting), dict(reserve_seed)
    if (announce or apart) and (seeds or reserves):
        raise Refusal("ties.first")
    with seat.office() as office:
        report = desk.count(office, poll)
        if announce or apart:
            lots.announce(office, poll, dict(announce), apart)
            report = desk.count(office, poll)
        if seeds or castings or reserves:
            ties.settle(office, poll, seeds, castings, reserves, saw=by)
            report = desk.count(office, poll)
        audited = audits.standing(office, poll)
        if bundle is not None:
            _publish(office, poll, copy or "public", bundle)
        told = _public(office, report) if as_json and copy == "public" else None
    if told is not None:
        out.as_json(told)
    elif as_json:
        if report.shown:
            out.words(_(_OFFICE))
        out.as_json(report.as_json() | {"audit": audited and audited.as_json()})
    else:
        _tell(report)
        if audited:
            out.data("")
            tell(audited)
    if audited and audited.stage == "overturned":
        raise CheckFailed("audit.overturned", poll=report.definition.code)
    if not report.numbers.holds:
        raise CheckFailed("cli.reconcile", poll=report.definition.code)
    if report.piles and report.provisional:
        piles.check(report.piles)


def _public(office: Office, report: CountReport) -> dict[str, object]:
    from meeting_tui.desk.board.public_count import public_count

    return public_count(office, report)


def _publish(office: Office, poll: str, copy: BundleCopy, bundle: Path) -> None:
    """Say what the copy will disclose, and write it."""
    from meeting_tui.desk.board import bundles
    from meeting_tui.output import whole_file

    published = bundles.published(office, poll, copy)
    out.words(_(_DISCLOSED[copy]))
    with whole_file(bundle, private=copy != "public") as draft:
        draft.write_bytes(json.dumps(published, ensure_ascii=False, indent=1).encode())


_OFFICE = N_(
    "Not for publishing: this tells every sum, also those from which the votes of fewer than five could be "
    "worked out. With --copy public they are left out."
)
_DISCLOSED: Mapping[str, str] = {
    "public": N_(
        "The public copy tells sums alone: no ballot, serial or weight of a voter, and no number from which "
        "the votes of fewer than five could be worked out."
    ),
    "inspection": N_(
        "The copy for inspection tells of every ballot its number, what it weighs and how it was marked: who "
        "knows the areas of homes can find how their owners voted. It stays with the committee."
    ),
    "archive": N_(
        "The copy for the archive tells how every owner voted, by name and unit. It stays in the archive."
    ),
}


def _tell(report: CountReport) -> None:
    out.data(report.definition.title)
    part = taking_part(report.participation_json(), report.units(), screen())
    told = [
        *papers(report.numbers, report.envelopes),
        *_envelopes(report),
        *_by_proxy(report),
        *part,
        *scanned(report.sheets),
    ]
    told += [(_p("poll", "Changed"), course(*each.told, screen())) for each in report.changes]
    if report.earlier:
        told += [(_("Result"), report.earlier[-1].no), (_("Results on record"), len(report.earlier))]
    out.facts(told)
    if report.piles and report.complete:
        piles.tell(report.piles)
    outlooks = {} if report.complete or not report.shown else report.outlooks_json()
    for result in report.results if report.shown else ():
        asked, published = report.definition.question(result.question.id), result.as_json()
        out.data(f"\n{asked.id}. {asked.title}")
        results.tell(published, asked.labels, kept_empty(result.kept_empty, screen()))
        if held := report.announced.get(asked.id):
            out.data(announced(*held.told(asked.labels), screen()))
        results.outlooks(outlooks.get(asked.id, ()), asked.labels, published["policy"])
    if not report.shown:
        out.words(_("How it stands is hidden until the papers add up and the result is on record."))
    if report.noted:
        out.words(noted(report.noted))
    if not report.complete:
        out.words(
            _n(
                "Not final: the poll is open or {n} paper waits for people.",
                "Not final: the poll is open or {n} papers wait for people.",
                report.waiting,
            )
        )


def _envelopes(report: CountReport) -> list[tuple[str, str]]:
    return envelope_facts(report.envelopes.as_json() if report.envelopes else None, screen())


def _by_proxy(report: CountReport) -> list[tuple[str, object]]:
    if not report.proxies:
        return []
    return [(_("Proxies registered"), report.proxies), (_("Returned by proxy"), report.by_proxy)]
