"""Ballots into a PDF: all of them, a test deck, or new ones for those spoiled or lost."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, _n
from meeting_tui.lang.nouns import PAGES
from meeting_tui.tui.ask import Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.places_on_disk import chosen, folder_of
from meeting_tui.tui.polls.by_two import ask_one_or_two
from meeting_tui.tui.progress import Meter, Progress
from meeting_tui.tui.reading_fields import several
from meeting_tui.tui.words import names

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.printing import Printed
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.acts import PollView
    from meeting_tui.tui.polls.desk import PollDesk

Values = Mapping[str, str]


def print_form(place: PollDesk, view: PollView) -> None:
    """Ask where to and in which form, then print."""
    form = Form(
        _("Print the ballots"),
        (
            _out(place, f"ballots-{view.id}.pdf"),
            FormField(
                "large", _("Type size"), kind="choice", options=(("", _("normal")), ("large", _("large")))
            ),
            FormField(
                "test",
                _("What to print"),
                kind="choice",
                options=(("", _("the ballots")), ("test", _("a test deck"))),
            ),
            FormField(
                "larger",
                _("Large print for"),
                hint=_("units or names, with commas between: their ballots alone"),
                when=lambda values: not (values["large"] or values["test"]) and view.identity == "signed",
            ),
        ),
        lambda _office, values: values,
        _n(
            "{n} ballot. A test deck has no votes in it: nothing on it ever counts.",
            "{n} ballots, one voter after another. A test deck has no votes in it: nothing on it ever "
            "counts.",
            view.voters,
        ),
        lambda _office, values: None if values["test"] else _printing(view, values),
    )
    place.ask(form, lambda values: _print(place, values))


def _printing(view: PollView, values: Values) -> Sure:
    facts = _n(
        "{title}\n{n} ballot that counts, into {path}. The record notes that it was printed; "
        "others can't be printed beside it.",
        "{title}\n{n} ballots that count, one for each voter, into {path}. The record notes that they were "
        "printed; others can't be printed beside them.",
        view.voters,
        title=view.title,
        path=_path(values),
    )
    return Sure(_("Print the ballots"), facts, (view.voters,))


def _out(place: PollDesk, name: str) -> FormField:
    return FormField("out", _("File"), str(folder_of(place.house.target) / name), kind="path", saves=True)


def _print(place: PollDesk, values: Values) -> None:
    out = _path(values)

    office = place.house.here

    def act(meter: Meter, cancel: threading.Event) -> Printed:
        from meeting_tui.desk.ballots import acts as ballots

        return ballots.print_ballots(
            office,
            place.poll,
            out,
            large_print=bool(values["large"]),
            larger=() if values["large"] else several(values["larger"]),
            test_deck=bool(values["test"]),
            progress=meter,
            cancel=cancel.is_set,
        )

    work: Progress[Printed] = Progress(_("Printing the ballots"), act)
    place.ask(work, lambda done: _printed(place, done, out))


def _path(values: Values) -> Path:
    return chosen(values["out"])


def _printed(place: PollDesk, done: Printed, out: Path) -> None:
    place.reload()
    said = _n(
        "{n} ballot on {pages} is in {path}.",
        "{n} ballots on {pages} are in {path}.",
        done.ballots,
        pages=_(PAGES, n=done.pages),
        path=out,
    )
    place.house.say(said)


def replace_form(place: PollDesk, view: PollView) -> None:
    """Ask which ballots and why; they become void and new ones are printed."""

    def act(office: Office, values: Values, who: Sequence[str]) -> tuple[Printed, Path]:
        from meeting_tui.desk.ballots import acts as ballots

        refs, out = several(values["refs"]), _path(values)
        return ballots.replace(office, place.poll, refs, values["reason"], out, names=who), out

    ask_one_or_two(
        place,
        _("Replace ballots"),
        (
            FormField("refs", _("Numbers"), hint=_("the ballots' numbers, with commas between")),
            FormField("reason", _("Why"), hint=_("spoiled, lost …")),
            _out(place, f"ballots-{view.id}-new.pdf"),
        ),
        act,
        lambda done: _printed(place, *done),
        _("The old ballots become void for good; the same voters get new ones with new numbers."),
        lambda _office, values: _voiding(values),
    )


def replace_envelopes_form(place: PollDesk, view: PollView) -> None:
    """Ask which envelopes and why; their voters get others, with a spare paper in each."""

    def act(office: Office, values: Values, who: Sequence[str]) -> tuple[int, ...]:
        from meeting_tui.desk.ballots import envelopes

        return envelopes.replace(office, view.id, several(values["refs"]), values["reason"], who)

    ask_one_or_two(
        place,
        _("Replace envelopes"),
        (
            FormField("refs", _("Numbers"), hint=_("the envelopes' numbers, with commas between")),
            FormField("reason", _("Why"), hint=_("spoiled, lost …")),
        ),
        act,
        lambda new: _renumbered(place, new),
        _("The old envelopes become void for good. Put a spare paper, any one, into each new envelope."),
    )


def _renumbered(place: PollDesk, new: tuple[int, ...]) -> None:
    place.reload()
    numbers = names([f"{each:06d}" for each in new])
    place.house.say(_("The new envelopes: {numbers}.", numbers=numbers))


def _voiding(values: Values) -> Sure | None:
    """How many become void; without a number or a reason the act itself refuses."""
    refs = several(values["refs"])
    if not refs or not clean(values["reason"]):
        return None
    facts = _n(
        "{n} ballot becomes void: {refs}", "{n} ballots become void: {refs}", len(refs), refs=names(refs)
    )
    return Sure(_("Replace ballots"), facts, (len(refs),))
