"""The bundle for inspection: everything a stranger needs to count a poll again, and nobody's name.

Its exact form is docs/formats/recount.md. A signed poll shows ballot serials; of a secret one the rows are
renamed and put in an order that only the secret token explains.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from meeting_tui.rules.outcome import exact
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.profile_out import to_raw
from meeting_tui.rules.question import Ballot, Question, Voter
from meeting_tui.rules.tally import BallotCount
from meeting_tui.rules.verdict import Result, conclude

FORMAT = "meeting-tui-bundle"
VERSION, BOUND = 3, 4
"""1 knew no weights by question, 2 no public copy; 4 is 3 with what binds it (`binding`). All are read."""


@dataclass(frozen=True)
class PollFacts:
    """A closed poll as it was counted. Voter ids are ballot serials; `poll` holds free facts for readers.

    `objecting`: by question, who objected in writing afterwards. `seeds` draw the lots of a question,
    `reserve_seeds` those of its names in waiting, `castings` are the chair's votes, all by question id.
    """

    profile: Profile
    questions: tuple[Question, ...]
    voters: tuple[Voter, ...]
    ballots: tuple[Ballot, ...]
    delivered: Collection[str] | None = None
    present: Collection[str] | None = None
    in_person: Collection[str] = ()
    objecting: Mapping[str, Collection[str]] = field(default_factory=dict)
    seeds: Mapping[str, str] = field(default_factory=dict)
    reserve_seeds: Mapping[str, str] = field(default_factory=dict)
    castings: Mapping[str, str] = field(default_factory=dict)
    roll_fingerprint: str = ""
    poll: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def count(self) -> BallotCount:
        """All papers of the poll counted, once: results and what they disclose read it, nobody adds."""
        count = BallotCount(
            self.profile,
            self.questions,
            self.voters,
            self.delivered,
            present=self.present,
            in_person=self.in_person,
            objecting=self.objecting,
        )
        for ballot in self.ballots:
            count.add(ballot)
        return count


def results(facts: PollFacts) -> tuple[Result, ...]:
    """Every question counted and decided."""
    return tuple(
        conclude(
            facts.profile,
            facts.count.tally(asked.id),
            seed=facts.seeds.get(asked.id, ""),
            reserve_seed=facts.reserve_seeds.get(asked.id, ""),
            casting=facts.castings.get(asked.id, ""),
        )
        for asked in facts.questions
    )


def bundle(facts: PollFacts, secret: bytes = b"") -> dict[str, object]:
    """The bundle of a poll, with a row for every paper.

    With `secret` random bytes the rows are shuffled and renamed by them.
    """
    shown = _hidden(facts, secret) if secret else facts
    return {
        "format": FORMAT,
        "version": VERSION,
        "copy": "inspection",
        "identity": "secret" if secret else "signed",
        "poll": dict(shown.poll),
        "roll_fingerprint": shown.roll_fingerprint,
        "profile": to_raw(shown.profile),
        "questions": [question_json(shown, asked) for asked in shown.questions],
        "voters": [_voter(shown, voter) for voter in shown.voters],
        "ballots": [
            {
                "voter": ballot.voter,
                "valid": ballot.valid,
                "reason": ballot.reason,
                "choices": {name: list(ticks) for name, ticks in ballot.choices.items()},
            }
            for ballot in shown.ballots
        ],
        "results": [result.as_json() for result in results(shown)],
    }


def canonical(value: object) -> bytes:
    """The one way to write it: keys sorted, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(value: object) -> str:
    """SHA-256 of the canonical form, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def question_json(facts: PollFacts, asked: Question) -> dict[str, object]:
    """A question as a bundle has it."""
    return {
        "id": asked.id,
        "kind": asked.kind,
        "rule": asked.rule,
        "choices": list(asked.offers),
        "seats": asked.seats,
        "max_ticks": asked.max_ticks if asked.method else asked.limit,
        "reserve": asked.reserve,
        "seed": facts.seeds.get(asked.id, ""),
        "casting": facts.castings.get(asked.id, ""),
        **({"min_ticks": asked.min_ticks} if asked.min_ticks else {}),
        **({"cumulative": True} if asked.cumulative else {}),
        **({"method": asked.method} if asked.method else {}),
        **({"grades": list(asked.grades)} if asked.grades else {}),
        **({"groups": [each.as_json() for each in asked.groups]} if asked.groups else {}),
        **({"reserve_seed": seed} if (seed := facts.reserve_seeds.get(asked.id)) else {}),
    }


def _voter(facts: PollFacts, voter: Voter) -> dict[str, object]:
    row: dict[str, object] = {"id": voter.id, **_weighing(facts.profile, voter)}
    known = {"delivered": facts.delivered, "present": facts.present, "in_person": facts.in_person}
    row |= {name: voter.id in ids for name, ids in known.items() if ids is not None}
    own = {asked.id: asked.weighed[voter.id] for asked in facts.questions if voter.id in asked.weighed}
    if own:
        row["weighed"] = {name: _weighing(facts.profile, each) for name, each in own.items()}
    against = [asked for asked, ids in facts.objecting.items() if voter.id in ids]
    row |= {"objecting": against} if against else {}
    barred = [asked for asked in facts.questions if not asked.entitled(voter.id)]
    row["outside"] = {asked.id: asked.excluded.get(voter.id, "") for asked in barred}
    if kept := {asked.id: left for asked in barred if (left := asked.stays.get(voter.id))}:
        row["stays"] = {name: _weights(facts.profile, left) for name, left in kept.items()}
    return row


def _weighing(profile: Profile, voter: Voter) -> dict[str, object]:
    """What counts of somebody, and what only stays in the base."""
    cut = {"uncounted": voter.uncounted, "unvoted": voter.unvoted}
    kept = {name: _weights(profile, weights) for name, weights in cut.items() if weights}
    return {"weights": _weights(profile, voter.weights), **kept}


def _weights(profile: Profile, weights: Mapping[str, int]) -> dict[str, int | str]:
    return {name: exact(weights.get(name, 0), each.decimals) for name, each in profile.measures.items()}


def _hidden(facts: PollFacts, secret: bytes) -> PollFacts:
    """The same facts under new names, in an order that tells nothing."""
    order = sorted(facts.voters, key=lambda voter: hashlib.sha256(secret + voter.id.encode()).digest())
    names = {voter.id: str(place) for place, voter in enumerate(order, 1)}
    ballots = [replace(paper, voter=names.get(paper.voter, ""), reason="") for paper in facts.ballots]
    return replace(
        facts,
        questions=tuple(_renamed(asked, names) for asked in facts.questions),
        voters=tuple(voter._replace(id=names[voter.id]) for voter in order),
        ballots=tuple(sorted(ballots, key=lambda paper: paper.voter)),
        delivered=_some(facts.delivered, names),
        present=_some(facts.present, names),
        in_person=_some(facts.in_person, names) or (),
        objecting={asked: _some(ids, names) or () for asked, ids in facts.objecting.items()},
    )


def _some(ids: Iterable[str] | None, names: Mapping[str, str]) -> frozenset[str] | None:
    return None if ids is None else frozenset(names[each] for each in ids if each in names)


def _renamed(asked: Question, names: Mapping[str, str]) -> Question:
    return replace(
        asked,
        electorate=_some(asked.electorate, names),
        excluded={names[voter]: reason for voter, reason in asked.excluded.items() if voter in names},
        stays={names[voter]: left for voter, left in asked.stays.items() if voter in names},
        weighed={
            names[voter]: own._replace(id=names[voter])
            for voter, own in asked.weighed.items()
            if voter in names
        },
    )


def ids_of(rows: Sequence[Mapping[str, object]], name: str) -> frozenset[str] | None:
    """The voters a bundle marks with `name`; None when it keeps no such mark."""
    marked = [row for row in rows if name in row]
    return frozenset(str(row["id"]) for row in marked if row[name]) if marked else None
