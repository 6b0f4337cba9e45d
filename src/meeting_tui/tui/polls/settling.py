"""A tie in a poll: lots by digits drawn in public, or the chair's casting vote; each said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, _p, screen
from meeting_tui.lang.lots import to_announce
from meeting_tui.record.poll.phase import COUNTED
from meeting_tui.tui.ask import Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.words import names, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.counting import CountReport
    from meeting_tui.desk.polls.definition import Asked
    from meeting_tui.record.poll.ties import AnnouncedLots

Values = Mapping[str, str]
_LOTS, _CHAIR, _RESERVE, _WAY, _APART = "lots-", "chair-", "reserve-", "way-", "apart-"


def tied(report: CountReport) -> bool:
    """Whether anything here is left to lots or to the chair."""
    return report.state == COUNTED and any(_fields(report))


def settle_form(report: CountReport, two: Sequence[FormField]) -> Form[str]:
    """Ask for what settles the ties of a count: how lots are thrown first, then what fell and which `two` saw
    it."""
    poll, fields = report.definition.code, tuple(_fields(report))
    thrown = any(field.name.startswith(_LOTS) for field in fields)
    return Form(
        _("Settle a tie"),
        (*fields, *(replace(each, needed=False) for each in two if thrown)),
        lambda office, values: _settle(office, poll, values),
        "\n".join((*_announced(report), *_what_to_do(report))),
        lambda office, values: _sure(office, report, values),
        about=poll,
    )


def _announced(report: CountReport) -> Iterator[str]:
    from meeting_tui.lang.lots import announced

    for question, held in _to_throw(report).items():
        asked = report.definition.question(question)
        said = announced(*held.told(asked.labels), screen())
        yield _("{title}: {outcome}", title=asked.title, outcome=said)


def _what_to_do(report: CountReport) -> Iterator[str]:
    names = [field.name for field in _fields(report)]
    if any(name.startswith(_WAY) for name in names):
        yield _("Announce the lots before anybody throws: it goes on record and on the notice of the result.")
    if any(name.startswith(_LOTS) for name in names):
        yield _("Read this out, throw, and only then type what fell and which two saw it. It is said once.")


def _to_throw(report: CountReport) -> dict[str, AnnouncedLots]:
    """By question, lots that are announced as the names stand now, and not drawn."""
    from meeting_tui.desk.polls import lots

    levels = {each.question.id: lots.levels(each) for each in report.results}
    return {id: held for id, held in report.announced.items() if levels.get(id) == held.level}


def _fields(report: CountReport) -> Iterator[FormField]:
    from meeting_tui.desk.polls import lots, ties

    announced = _to_throw(report)
    options = (("", _p("casting", "not yet")), ("for", word("for")), ("against", word("against")))
    for result in report.results:
        asked = report.definition.question(result.question.id)
        drawn = lots.level(result) and result.profile.election.ties == "lots"
        if drawn and asked.id in announced:
            yield from _throws(asked, announced[asked.id])
        elif drawn:
            yield from _ways(asked, lots.waiting(result))
        elif ties.chairs(result):
            yield FormField(
                _CHAIR + asked.id, _("The chair decides"), kind="choice", options=options, says=_about(asked)
            )


def _throws(asked: Asked, held: AnnouncedLots) -> Iterator[FormField]:
    yield FormField(_LOTS + asked.id, _("What fell"), hint=asked.title)
    if held.apart:
        yield FormField(_RESERVE + asked.id, _("For those in waiting"), hint=asked.title)


def _ways(asked: Asked, waiting: bool) -> Iterator[FormField]:
    ways = (
        ("", _p("casting", "not yet")),
        ("digits", _("twenty digits")),
        ("dice", _("three dice, twelve times")),
    )
    yield FormField(_WAY + asked.id, _("Announce lots"), kind="choice", options=ways, says=_about(asked))
    if waiting:
        whose = (("", _p("lots", "one throw for all")), ("apart", _p("lots", "a throw of their own")))
        yield FormField(_APART + asked.id, _("Those in waiting"), kind="choice", options=whose)


def _said(values: Values, kind: str) -> dict[str, str]:
    """By question, what was said of this kind."""
    return {
        name.removeprefix(kind): clean(text)
        for name, text in values.items()
        if name.startswith(kind) and clean(text)
    }


def _level(report: CountReport, question: str) -> tuple[tuple[str, ...], ...]:
    """Who is level with whom in a question."""
    from meeting_tui.desk.polls import lots
    from meeting_tui.record.poll.ties import groups

    (result,) = (each for each in report.results if each.question.id == question)
    return groups(lots.levels(result), report.definition.question(question).labels)


def _about(asked: Asked) -> Callable[[Office, Values], str]:
    """The question, below a field that has no line of its own for it."""
    return lambda _office, _values: asked.title


def _sure(office: Office, report: CountReport, values: Values) -> Sure | None:
    chair = {id: word(choice) for id, choice in _said(values, _CHAIR).items()}
    ways = {id: to_announce(way, _level(report, id), screen()) for id, way in _said(values, _WAY).items()}
    drawn = [*_said(values, _LOTS).items(), *_said(values, _RESERVE).items()]
    said = [*ways.items(), *drawn, *chair.items()]
    if not said:
        return None
    told = [
        _("{title}: {outcome}", title=report.definition.question(id).title, outcome=text) for id, text in said
    ]
    told += [_("Seen by: {names}.", names=names(_saw(office, values)))] if drawn else []
    return Sure(_("Settle a tie"), "\n".join(told), (report.numbers.valid,))


def _saw(office: Office, values: Values) -> list[str]:
    """The two who saw what fell; refused before it is for ever where they are not two persons of the file."""
    from meeting_tui.desk.persons.two import both

    return [str(each) for each in both(office, (values.get("one", ""), values.get("two", "")))]


def _settle(office: Office, poll: str, values: Values) -> str:
    from meeting_tui.desk.polls import lots, ties

    ways, apart = _said(values, _WAY), _said(values, _APART)
    if ways:
        lots.announce(office, poll, ways, [question for question in apart if question in ways])
    saw = (values.get("one", ""), values.get("two", ""))
    ties.settle(office, poll, _said(values, _LOTS), _said(values, _CHAIR), _said(values, _RESERVE), saw=saw)
    return poll
