"""Lots announced: who is level and how lots are thrown goes on record before anybody throws."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.record.person import body_of
from meeting_tui.record.poll.ties import AnnouncedLots
from meeting_tui.refusal import Refusal
from meeting_tui.rules.bundle import digest
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.seats import Place
from meeting_tui.rules.throws import WAYS, Way, fault
from meeting_tui.rules.verdict import Result

_ORDERED: tuple[Place, ...] = ("elected", "tied", "reserve")
_WAITING: tuple[Place, ...] = ("reserve",)


def announce(office: Office, poll: str, ways: Mapping[str, str], apart: Collection[str] = ()) -> None:
    """Put on record by question who is level and how lots are thrown, those in waiting `apart`; all or none.

    The same again changes nothing. Refused: before the result with the tie is on record, `ties.none`,
    `ties.no_lots`, `ties.way`, `ties.apart`, `ties.no_waiting`; `ties.announced` where lots of the same names
    are announced in another way.
    """
    with office.store.write() as session:
        found = frozen.case(session, poll)
        asked = {found.definition.question(each).id: way for each, way in ways.items()}
        alone = {found.definition.question(each).id for each in apart}
        if unsaid := sorted(alone - asked.keys()):
            raise Refusal("ties.apart", question=unsaid[0])
        found.may(office, session, "settle")
        known = found.register(office, session).announced
        results = {each.question.id: each for each in counting.report_of(office, session, found).results}
        for question, way in asked.items():
            body = _new(found, results[question], way, question in alone)
            if not _stands(known.get(question), body):
                office.append(session, found.stream, "lots.announced", **body, **body_of("by", office.actor))


def _new(found: Case, result: Result, way: str, apart: bool) -> dict[str, Any]:
    if way not in WAYS:
        raise Refusal("ties.way", value=way)
    _check_level(found, result, apart)
    return _body(found, result, way, apart)


def _stands(held: AnnouncedLots | None, body: Mapping[str, Any]) -> bool:
    """Whether these lots are announced already; refused where others of the same names are."""
    if held is None or held.level != body["level"]:
        return False
    if held.digest != body["digest"]:
        raise Refusal("ties.announced", question=body["question"])
    return True


def _check_level(found: Case, result: Result, apart: bool) -> None:
    question = result.question.id
    if found.profile.election.ties != "lots":
        raise Refusal("ties.no_lots", question=question)
    if not level(result):
        raise Refusal("ties.none", question=question)
    if apart and not waiting(result):
        raise Refusal("ties.no_waiting", question=question)


def check(
    found: Case,
    announced: Mapping[str, AnnouncedLots],
    results: Mapping[str, Result],
    draws: Iterable[tuple[str, str, str]],
) -> None:
    """Whether what is drawn (kind, question, digits) is what was announced.

    Refused: `ties.unannounced`, `ties.together`, `ties.not_apart`, `ties.seed`, `ties.dice`, `throws.plain`.
    """
    new = {(act, question): digits for act, question, digits in draws}
    for (act, question), digits in new.items():
        held = announced.get(question)
        if held is None or held.digest != _body(found, results[question], held.way, held.apart)["digest"]:
            raise Refusal("ties.unannounced", question=question)
        if act == "reserve.drawn" and not held.apart:
            raise Refusal("ties.not_apart", question=question)
        if act == "lots.drawn" and held.apart and ("reserve.drawn", question) not in new:
            raise Refusal("ties.together", question=question)
        _check_digits(question, _way(held), digits)


def _check_digits(question: str, way: Way, digits: str) -> None:
    match fault(digits, (way,)):
        case "throw":
            code = "ties.seed" if way == "digits" else "ties.dice"
            raise Refusal(code, question=question, count=len(digits))
        case "plain":
            raise Refusal("throws.plain", digits=digits)


def _way(held: AnnouncedLots) -> Way:
    return "dice" if held.way == "dice" else "digits"


def _body(found: Case, result: Result, way: str, apart: bool) -> dict[str, Any]:
    """What an announcement says."""
    fixed = {"question": result.question.id, "way": way, "level": levels(result), "apart": apart}
    return {**fixed, "digest": code_of(found.id, fixed)}


def code_of(poll: str, announced: Mapping[str, Any]) -> str:
    """The digest of what an announcement says, as docs/formats/poll.md defines it."""
    fixed = {name: announced.get(name) for name in ("question", "way", "level", "apart")}
    return digest({"format": "meeting-tui-lots", "version": 1, "poll": poll, **fixed})


def levels(result: Result, places: tuple[Place, ...] = _ORDERED) -> dict[str, dict[str, list[str]]]:
    """By reading of silence and rank, those who share it at these places: whom lots would order."""
    readings = (("strict", result.strict), ("deemed", result.deemed))
    found = {name: _shared(each, places) for name, each in readings if isinstance(each, Contest)}
    return {name: groups for name, groups in found.items() if groups}


def _shared(contest: Contest, places: tuple[Place, ...]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for each in contest.standings:
        if each.place in places:
            groups.setdefault(str(each.rank), []).append(each.id)
    return {rank: sorted(names) for rank, names in groups.items() if len(names) > 1}


def level(result: Result) -> bool:
    """Whether names that won, wait or are tied stand level, so that lots could order them."""
    return bool(levels(result))


def waiting(result: Result) -> bool:
    """Whether names in waiting stand level among themselves, for whom lots of their own could be drawn."""
    return bool(levels(result, _WAITING))
