"""A tie in a poll: lots by digits drawn in public, or the chair's casting vote; each said once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, _p
from meeting_tui.record.poll.phase import COUNTED
from meeting_tui.tui.ask import Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.words import word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.counting import CountReport

Values = Mapping[str, str]
_LOTS, _CHAIR, _RESERVE = "lots-", "chair-", "reserve-"


def tied(report: CountReport) -> bool:
    """Whether anything here is left to lots or to the chair."""
    return report.state == COUNTED and any(_fields(report))


def settle_form(report: CountReport) -> Form[str]:
    """Ask for what settles the ties of a count."""
    poll = report.definition.code
    return Form(
        _("Settle a tie"),
        tuple(_fields(report)),
        lambda office, values: _settle(office, poll, values),
        _("Draw the digits in public, in sight of everybody, and only then type them. They are said once."),
        lambda _office, values: _sure(report, values),
        about=poll,
    )


def _fields(report: CountReport) -> Iterator[FormField]:
    from meeting_tui.desk.polls import ties

    options = (("", _p("casting", "not yet")), ("for", word("for")), ("against", word("against")))
    for result in report.results:
        asked = report.definition.question(result.question.id)
        if ties.level(result) and not report.facts.seeds.get(asked.id):
            yield FormField(_LOTS + asked.id, _("Digits drawn"), hint=asked.title)
            if ties.waiting_level(result) and not report.facts.reserve_seeds.get(asked.id):
                yield FormField(
                    _RESERVE + asked.id, _("Digits for those in waiting"), hint=_("if thrown apart")
                )
        elif ties.chairs(result):
            yield FormField(
                _CHAIR + asked.id, _("The chair decides"), kind="choice", options=options, hint=asked.title
            )


def _said(values: Values, kind: str) -> dict[str, str]:
    """By question, what was said of this kind."""
    return {
        name.removeprefix(kind): clean(text)
        for name, text in values.items()
        if name.startswith(kind) and clean(text)
    }


def _sure(report: CountReport, values: Values) -> Sure | None:
    chair = {id: word(choice) for id, choice in _said(values, _CHAIR).items()}
    said = [*_said(values, _LOTS).items(), *_said(values, _RESERVE).items(), *chair.items()]
    if not said:
        return None
    told = [
        _("{title}: {outcome}", title=report.definition.question(id).title, outcome=text) for id, text in said
    ]
    return Sure(_("Settle a tie"), "\n".join(told), (report.numbers.valid,))


def _settle(office: Office, poll: str, values: Values) -> str:
    from meeting_tui.desk.polls import ties

    ties.settle(office, poll, _said(values, _LOTS), _said(values, _CHAIR), _said(values, _RESERVE))
    return poll
