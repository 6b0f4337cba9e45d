"""Before papers go out: the marked test deck, its scans read, or the reason why there is no rehearsal."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.nouns import PAGES as MANY_PAGES
from meeting_tui.lang.refusals import word
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.places_on_disk import chosen, folder_of
from meeting_tui.tui.polls.changing import why_field
from meeting_tui.tui.polls.scans import PAGES
from meeting_tui.tui.progress import Meter, Progress

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.rehearsal.deck import DeckReport
    from meeting_tui.tui.polls.desk import PollDesk

_WORDS = {
    "deck": (N_("Write the test deck"), N_("Marked by all kinds of hands, to print and scan")),
    "scans": (N_("Read its scans"), N_("From the scanner that will read the ballots")),
    "without": (N_("Go without"), N_("The reason stands in the record and on the result")),
}


def ask_for_rehearsal(place: PollDesk, view: PollView) -> None:
    """Which step of it comes now."""
    options = [PickOption(act, *map(_, words)) for act, words in _WORDS.items()]
    acts = {"deck": _deck, "scans": _scans, "without": _without}
    place.ask(Pick(_("Rehearsal"), options), lambda act: acts[act](place, view))


def _deck(place: PollDesk, view: PollView) -> None:
    out = folder_of(place.house.target) / f"rehearsal-{view.id}.pdf"
    form = Form(
        _("Write the test deck"),
        (FormField("path", _("File"), str(out), kind="path", saves=True),),
        lambda _office, values: chosen(values["path"]),
        _("Print it at 100 % and scan it as the ballots will be. Nothing on it ever counts."),
    )
    place.ask(form, partial(_write, place))


def _write(place: PollDesk, out: Path) -> None:
    office = place.house.here

    def act(_meter: Meter, _cancel: threading.Event) -> int:
        from meeting_tui.rehearsal import trial

        return trial.write_deck(office, place.poll, out)

    def told(pages: int | None) -> None:
        if pages is not None:
            place.house.say(
                _("The test deck, {pages}, is in {path}.", pages=_(MANY_PAGES, n=pages), path=out)
            )

    work: Progress[int] = Progress(_("Marking the test deck"), act)
    place.app.push_screen(work, told)


def _scans(place: PollDesk, view: PollView) -> None:
    folder = str(folder_of(place.house.target)) + "/"
    form = Form(
        _("Read its scans"),
        (FormField("path", _("File or folder"), folder, kind="path", endings=PAGES, folders=True),),
        lambda _office, values: chosen(values["path"]),
        about=view.id,
    )
    place.ask(form, partial(_read, place))


def _read(place: PollDesk, scans: Path) -> None:
    office = place.house.here

    def act(_meter: Meter, _cancel: threading.Event) -> DeckReport:
        from meeting_tui.rehearsal import trial

        return trial.rehearse(office, place.poll, [scans])

    work: Progress[DeckReport] = Progress(_("Reading the test deck"), act)
    place.app.push_screen(work, partial(_told, place))


def _told(place: PollDesk, report: DeckReport | None) -> None:
    from meeting_tui.rehearsal import trial

    place.reload()
    if report is None:
        return
    if trial.reached(report):
        place.house.say(
            _n(
                "{n} plain answer, {missed} left to people, none misread: it is on record.",
                "{n} plain answers, {missed} left to people, none misread: it is on record.",
                report.questions,
                missed=len(report.missed),
            )
        )
    else:
        place.house.say(word(trial.fault(report, place.poll), screen()), bad=True)


def _without(place: PollDesk, view: PollView) -> None:
    form = Form(
        _("Go without a rehearsal"),
        (why_field(),),
        lambda office, values: _waive(office, view.id, values["reason"]),
        _("Ballots then go out untried. The reason stands in the record and on the result."),
        about=view.id,
    )
    place.ask(form, lambda _done: place.reload())


def _waive(office: Office, poll: str, reason: str) -> str:
    from meeting_tui.desk.polls import rehearsals

    rehearsals.waive(office, poll, reason)
    return poll
