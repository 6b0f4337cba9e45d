"""`station`: several laptops key one poll; `merge`: what they entered comes together again."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON, OUTPUT, POLL
from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.formats import moment, names
from meeting_tui.lang.merged import left_to_people

if TYPE_CHECKING:
    from meeting_tui.desk.polls.merging import MergedBundle
    from meeting_tui.desk.polls.stations import StationView

NAME = Option("--name", metavar="NAME", required=True, help=N_("The station: B, the school, Li's table."))
BOXES = Option(
    "--box", "boxes", metavar="BOX", multiple=True, help=N_("A box it keys; once for each of them.")
)
COPY = Option("-o", "--out", "target", metavar="FILE", required=True, type=PATH, help=N_("A new file."))
BUNDLES = Argument("bundles", "BUNDLE...", N_("What the stations exported."), nargs=-1, required=True)


@verb("assign", N_("Give boxes to a station; whoever had them has them no more."), POLL, NAME, BOXES)
def assign(seat: Seat, poll: str, name: str, boxes: tuple[str, ...]) -> None:
    from meeting_tui.desk.polls import stations as desk

    with seat.office() as office:
        desk.assign(office, poll, name, boxes)
    out.words(_("Station {station}: {boxes}.", station=name, boxes=names(boxes, screen().lang)))


@verb("take", N_("Give boxes to a station and make its copy of this file."), POLL, NAME, BOXES, COPY)
def take(seat: Seat, poll: str, name: str, boxes: tuple[str, ...], target: Path) -> None:
    from meeting_tui.desk.polls import stations as desk

    with seat.office() as office:
        desk.take(office, poll, name, boxes, target)
    out.words(
        _(
            "{path} is the copy of station {station}. Work on it there, then: meeting-tui station export.",
            path=target,
            station=name,
        )
    )


@verb(
    "export",
    N_("At a station: write what was entered there into a sealed file, for the merge."),
    *(POLL, OUTPUT, JSON),
)
def export(seat: Seat, poll: str, target: str, as_json: bool) -> None:
    from meeting_tui.desk.polls import stations as desk

    with seat.office(readonly=True) as office:
        done = desk.hand_over(office, poll, Path(target))
    if as_json:
        out.as_json({"path": target, **asdict(done)})
        return
    out.words(
        _n(
            "{n} entry of station {station} is in {path}.",
            "{n} entries of station {station} are in {path}.",
            done.entries,
            station=done.station,
            path=target,
        )
    )


@verb("list", N_("The stations of a poll, their boxes, and what came in from them."), POLL, JSON)
def list_(seat: Seat, poll: str, as_json: bool) -> None:
    from meeting_tui.desk.polls import stations as desk

    with seat.office(readonly=True) as office:
        found = desk.stations(office, poll)
    if as_json:
        out.as_json(found)
        return
    if found.here:
        out.data(_("This is the copy of station {station}.", station=found.here))
    headings = (_("Station"), _("Boxes"), _("Entries"), _("Last merged"))
    out.table(headings, [_row(each) for each in found.stations], frozenset({2}))


def _row(station: StationView) -> tuple[str, str, int, str]:
    lang = screen().lang
    last = max((copy.at for copy in station.merged), default="")
    return (
        station.name,
        names(station.boxes, lang),
        station.entries,
        moment(last, lang) if last else "–",
    )


@verb(
    "merge",
    N_("Take in what stations exported; each file whole or not at all, and a second time it adds nothing."),
    BUNDLES,
    JSON,
)
def merge(seat: Seat, bundles: tuple[str, ...], as_json: bool) -> None:
    """One after another: what is refused stops there, and what came before stays."""
    from meeting_tui.desk.polls import merging as desk

    done = []
    with seat.office() as office:
        for bundle in bundles:
            done.append(desk.merge(office, Path(bundle)))
            if not as_json:
                _told(done[-1])
    if as_json:
        out.as_json(done)


def _told(done: MergedBundle) -> None:
    out.words(
        _n(
            "Station {station}: {n} new entry.",
            "Station {station}: {n} new entries.",
            done.new,
            station=done.station,
        )
    )
    left = done.clashing, done.void, done.unproven
    for said in left_to_people(screen(), *left, set_back=done.set_back):
        out.words(said)


station = noun(
    "station",
    N_("Several laptops key one poll: who keys which box, a copy for each, what comes back."),
    *(take, assign, export, list_),
)
