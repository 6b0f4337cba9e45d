"""Ties: lots drawn by a recorded seed, and the chair's casting vote; each once, and a result of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.two import two_people
from meeting_tui.desk.polls import counting, frozen, lots
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.record.person import bodies_of, body_of
from meeting_tui.record.register import BallotRegister
from meeting_tui.refusal import Refusal, Term
from meeting_tui.rules.outcome import Decision
from meeting_tui.rules.throws import typed
from meeting_tui.rules.verdict import Result
from meeting_tui.store.journal import New

Act = tuple[str, str, str]
"""Kind of entry, question, and the seed or the choice."""


def settle(
    office: Office,
    poll: str,
    seeds: Mapping[str, str] | None = None,
    castings: Mapping[str, str] | None = None,
    reserves: Mapping[str, str] | None = None,
    *,
    saw: Sequence[str] = (),
) -> None:
    """Put on record seeds that order tied names, `reserves` those of names in waiting alone, and how the
    chair decides ties, by question, and the result that comes of it; all or none. `saw`: the two people who
    saw what fell; a seat hangs on it, and it is said once.

    What is on record already and said again changes nothing. Refused: before the result with the tie is on
    record, `ties.none`, `ties.seeded`, `ties.cast`, `ties.no_lots`, as `lots.check`, `ballots.two_people`.
    """
    with office.store.write() as session:
        found = frozen.case(session, poll)
        known = found.register(office, session)
        new = [
            *_lots(found, "lots.drawn", known.seeds, seeds or {}),
            *_lots(found, "reserve.drawn", known.reserve_seeds, reserves or {}),
            *_votes(found, known, castings or {}),
        ]
        if not new:
            return
        found.may(office, session, "settle")
        report = counting.report_of(office, session, found)
        results = {each.question.id: each for each in report.results}
        for act, question, _value in new:
            if not _LEFT_OPEN[act](results[question]):
                raise Refusal("ties.none", question=question)
        drawn = [each for each in new if each[0] != "casting.given"]
        lots.check(found, known.announced, results, drawn)
        seen = bodies_of("attested", two_people(session, saw)) if drawn else {}
        for act, question, value in new:
            if act == "casting.given":
                told: dict[str, Any] = {"choice": value}
            else:
                told = {"seed": value, "of": known.announced[question].seq, **seen}
            said = {"question": question, **body_of("by", office.actor), **told}
            office.append_all(session, found.stream, [New(act, said)])
        counting.put_on_record(office, session, found)


def _lots(found: Case, act: str, known: Mapping[str, str], seeds: Mapping[str, str]) -> Iterator[Act]:
    for question, seed in seeds.items():
        asked, digits = found.definition.question(question), typed(seed)
        if found.profile.election.ties != "lots":
            raise Refusal("ties.no_lots", question=asked.id)
        before = known.get(asked.id, "")
        if before not in ("", digits):
            raise Refusal("ties.seeded", question=asked.id, value=before)
        if not before:
            yield act, asked.id, digits


def _votes(found: Case, register: BallotRegister, castings: Mapping[str, str]) -> Iterator[Act]:
    for question, choice in castings.items():
        asked = found.definition.question(question)
        if choice not in ("for", "against"):
            raise Refusal("rules.casting", value=choice)
        before = register.castings.get(asked.id, asked.casting)
        if before not in ("", choice):
            raise Refusal("ties.cast", question=asked.id, value=Term(before))
        if not before:
            yield "casting.given", asked.id, choice


def chairs(result: Result) -> bool:
    """Whether it is for the chair to decide."""
    return any(
        isinstance(finding, Decision) and finding.tied and not finding.casting
        for finding in (result.strict, result.deemed)
    )


_LEFT_OPEN = {"lots.drawn": lots.level, "reserve.drawn": lots.waiting, "casting.given": chairs}
"""By act, whether the result of a question leaves that open."""
