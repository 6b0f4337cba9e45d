"""Who votes with how much: ballots and questions as the rules see them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from meeting_tui.desk.polls.definition import Asked, Definition
from meeting_tui.desk.polls.frozen import BallotOf, Case
from meeting_tui.desk.polls.part import PartWeight
from meeting_tui.lang import Translator
from meeting_tui.paper.ballots.weights import in_parts
from meeting_tui.rules.electorate import capped
from meeting_tui.rules.holding import holding
from meeting_tui.rules.proxies import Proxy
from meeting_tui.rules.question import Question, Voter


def name(serial: int) -> str:
    """A ballot's name in counts and bundles: its serial as it is printed."""
    return f"{serial:06d}"


def voter_of(case: Case, ballot: BallotOf) -> Voter:
    """A ballot's voter as the rules see them."""
    kind = "developer" if ballot.kind == "developer" else "owner"
    units = ballot.units.count("\n") + 1
    return Voter(name(ballot.serial), _weights(case, ballot), kind, units)


def _weights(case: Case, held: BallotOf | PartWeight) -> dict[str, int]:
    weights = {"heads": held.heads, "area": held.area, "persons": 1}
    if held.share:
        weights["share"] = holding(held.share).units(case.profile.measures["share"].decimals)
    return weights


def in_one_part(definition: Definition, ballots: Sequence[BallotOf]) -> list[BallotOf]:
    """Where all questions are about one part of the estate, what each holds there alone weighs."""
    part = definition.one_part
    if part is None:
        return list(ballots)
    held = ((ballot, part.weights[ballot.voter]) for ballot in ballots)
    return [each._replace(heads=own.heads, area=own.area, share=own.share) for each, own in held]


def said_in_parts(case: Case, ballot: BallotOf, t: Translator) -> tuple[str, ...]:
    """What the voter weighs on each question about a part of the estate, as it stands on the ballot."""
    definition = case.definition
    return tuple(in_parts(definition.design, ballot.heads, definition.parts_of(ballot.voter), t))


def put_to(
    case: Case,
    asked: Asked,
    ballots: Mapping[int, BallotOf],
    proxies: Collection[Proxy],
    paid: Collection[int] = (),
) -> Question:
    """The question with its voters under the names of their ballots; in a part they weigh what they hold
    there, and what the law cuts it cuts from that. `paid`: who of those in arrears owes nothing any more."""
    again, law = asked.arrears.intersection(paid), case.profile.arrears
    narrow = asked.electorate is not None or asked.excluded
    names = {ballot.voter: name(serial) for serial, ballot in ballots.items()} if narrow else {}
    electorate = None if asked.electorate is None else frozenset(names[voter] for voter in asked.electorate)
    return replace(
        asked.question,
        electorate=electorate,
        excluded={names[no]: reason for no, reason in asked.excluded.items() if no not in again},
        weighed=_weighed(case, asked, ballots, proxies),
        stays=_staying(case, asked, ballots, law.stay, again) if law and law.stay else {},
    )


def _staying(
    case: Case,
    asked: Asked,
    ballots: Mapping[int, BallotOf],
    measures: Collection[str],
    again: Collection[int],
) -> dict[str, dict[str, int]]:
    """What of those in arrears the law leaves in the base."""
    found = {}
    for serial, ballot in ballots.items():
        held = asked.part.weights.get(ballot.voter) if asked.part else ballot
        if held and ballot.voter in asked.arrears and ballot.voter not in again:
            weights = _weights(case, held)
            found[name(serial)] = {measure: weights[measure] for measure in measures if measure in weights}
    return found


def _weighed(
    case: Case, asked: Asked, ballots: Mapping[int, BallotOf], proxies: Collection[Proxy]
) -> dict[str, Voter]:
    if asked.part is None:
        return {}
    held = {
        name(serial): voter_of(case, ballot)._replace(weights=_weights(case, own), units=own.units)
        for serial, ballot in ballots.items()
        if (own := asked.part.weights.get(ballot.voter))
    }
    mine = [proxy for proxy in proxies if proxy.principal in held]
    return {voter.id: voter for voter in capped(case.profile, held.values(), mine)}
