"""Ties: lots drawn by a recorded seed, and the chair's casting vote; each once, and a result of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.record.person import body_of
from meeting_tui.record.register import BallotRegister
from meeting_tui.refusal import Refusal, Term
from meeting_tui.rules.contest import Contest, Place
from meeting_tui.rules.outcome import Decision
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
) -> None:
    """Put on record seeds that order tied names, `reserves` those of names in waiting alone, and how the
    chair decides ties, by question, and the result that comes of it; all or none.

    What is on record already and said again changes nothing. Refused: before the result with the tie is on
    record, `ties.none`, `ties.seeded`, `ties.cast`, `ties.no_lots`.
    """
    with office.store.write() as session:
        found = frozen.case(session, poll)
        new = [
            *_lots(found, "lots.drawn", found.register(office, session).seeds, seeds or {}),
            *_lots(found, "reserve.drawn", found.register(office, session).reserve_seeds, reserves or {}),
            *_votes(found, found.register(office, session), castings or {}),
        ]
        if not new:
            return
        found.may(office, session, "settle")
        report = counting.report_of(office, session, found)
        for act, question, value in new:
            result = next(each for each in report.results if each.question.id == question)
            if not _LEFT_OPEN[act](result):
                raise Refusal("ties.none", question=question)
            told = {"choice" if act == "casting.given" else "seed": value}
            office.append_all(
                session,
                found.stream,
                [New(act, {"question": question, **body_of("by", office.actor), **told})],
            )
        counting.put_on_record(office, session, found)


def _lots(found: Case, act: str, known: Mapping[str, str], seeds: Mapping[str, str]) -> Iterator[Act]:
    for question, seed in seeds.items():
        asked, digits = found.definition.question(question), clean(seed)
        if not digits:
            raise Refusal("ties.seed", question=asked.id)
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


def level(result: Result) -> bool:
    """Whether names that won, wait or are tied stand level, so that lots could order them."""
    return any(len(set(ranks)) < len(ranks) for ranks in _ranks(result, ("elected", "tied", "reserve")))


def waiting_level(result: Result) -> bool:
    """Whether names in waiting stand level among themselves, for whom lots of their own could be drawn."""
    return any(len(set(ranks)) < len(ranks) for ranks in _ranks(result, ("reserve",)))


def _ranks(result: Result, places: tuple[Place, ...]) -> Iterator[list[int]]:
    """By reading of silence, the ranks of those at these places."""
    for finding in (result.strict, result.deemed):
        if isinstance(finding, Contest):
            yield [each.rank for each in finding.standings if each.place in places]


def chairs(result: Result) -> bool:
    """Whether it is for the chair to decide."""
    return any(
        isinstance(finding, Decision) and finding.tied and not finding.casting
        for finding in (result.strict, result.deemed)
    )


_LEFT_OPEN = {"lots.drawn": level, "reserve.drawn": waiting_level, "casting.given": chairs}
"""By act, whether the result of a question leaves that open."""
