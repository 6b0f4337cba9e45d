"""Counting again from the published bundle alone, and saying where its claims differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from meeting_tui.refusal import Key, Refusal, Shape
from meeting_tui.rules.binding import Binding, at_odds, count_digest, read_binding, told
from meeting_tui.rules.bundle import BOUND, FORMAT, VERSION, PollFacts, digest, ids_of, results
from meeting_tui.rules.exact import units
from meeting_tui.rules.law_in_time import on
from meeting_tui.rules.node import Node, Origin
from meeting_tui.rules.optional import flag, number, several, text
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.profile_out import to_raw
from meeting_tui.rules.profile_toml import build
from meeting_tui.rules.question import MOST_VOTES, Ballot, Question, Voter
from meeting_tui.rules.ranked.ballots import METHODS
from meeting_tui.rules.scale import finer
from meeting_tui.rules.seats import SeatGroup
from meeting_tui.rules.shelf import former_profiles, shipped, shipped_profile
from meeting_tui.rules.verdict import Result

_UNNAMED = {"title": "", "matter": None}
MOST_ANSWERS = 1_000_000
"""Voters times questions."""
MOST_VOTERS = 100_000
"""Five times the rows a roll may have."""


@dataclass(frozen=True)
class Recount:
    """What the rows of a bundle give. `differences`: where its published results say something else, or
    its law is not the one that ships under that id, as paths (`results.0.outcome`, `profile.rule.…`).
    `binding`: what binds it to sheet and record; None in bundles of before."""

    facts: PollFacts
    results: tuple[Result, ...]
    differences: tuple[str, ...]
    digest: str
    binding: Binding | None = None


def recount(raw: object, source: str = "bundle") -> Recount:
    """Count a bundle (parsed JSON) again; refused when it isn't one, naming what is wrong."""
    node = Node(raw, (), Origin(source, {}))
    node.must("format").one_of((FORMAT,))
    version = node.must("version").one_of((1, 2, VERSION, BOUND))
    facts = read_facts(node)
    law = ours(facts.profile, facts.poll.get("opens", ""))
    bent = compare(to_raw(law), to_raw(facts.profile), "profile")
    found = results(replace(facts, profile=law))
    claims = [each.value for each in node.must("results").items()]
    differences = (*bent, *compare([each.as_json() for each in found], claims, "results"))
    if version < BOUND:
        return Recount(facts, found, differences, digest(raw))
    mine = found if facts.profile == law else results(facts)
    binding = _binding(node, mine)
    odds = (*at_odds(node, facts), *(() if binding.proven or not binding.count else ("bound.digest",)))
    return Recount(facts, found, (*differences, *odds), digest(raw), binding)


def _binding(node: Node, found: Iterable[Result]) -> Binding:
    """What binds the bundle, and whether its rows, by its own law, give the digest it names."""
    binding = read_binding(node)
    named = [each.table() for each in node.must("questions").items()]
    told_of = [
        told(result.as_json(), {**_UNNAMED, **asked}) for result, asked in zip(found, named, strict=True)
    ]
    mine = count_digest(node.must("bound").must("counted").table(), told_of)
    return replace(binding, proven=mine == binding.count)


def ours(profile: Profile, opens: str = "") -> Profile:
    """The law of that id where it ships, as it stands on the day a poll `opens` and counted as finely; as it
    shipped before, where that is the one given; else the one given."""
    if profile.id not in shipped():
        return profile
    share, day = profile.measures.get("share"), opens[:10]
    texts = (shipped_profile(profile.id), *former_profiles(profile.id))
    laws = [on(law, day) if day else law for law in texts]
    fine = [finer(law, "share", share.decimals if share else 0) for law in laws]
    return next((law for law in fine if to_raw(law) == to_raw(profile)), fine[0])


def read_facts(node: Node) -> PollFacts:
    """The poll in a bundle."""
    law = node.must("profile")
    profile = build(dict(law.table()), Origin(node.origin.source, {}))
    rows = node.must("voters").items()
    asked = node.must("questions").items()
    ballots = node.must("ballots").items()
    most = max(len(rows), len(ballots)) * len(asked)
    if most > MOST_ANSWERS or len(rows) > MOST_VOTERS or len(ballots) > 2 * len(rows):
        raise Refusal("rules.bundle_size", path=node.origin.source)
    _once(asked)
    plain = [row.table() for row in rows]
    outside = [(_string(row, "id"), row.must("outside").table()) for row in rows]
    return PollFacts(
        profile=profile,
        questions=tuple(
            replace(
                _question(each, outside, _weighed(profile, rows, each)), stays=_stays(profile, rows, each)
            )
            for each in asked
        ),
        voters=tuple(_voter(profile, _string(row, "id"), row) for row in rows),
        ballots=tuple(_ballot(each) for each in ballots),
        delivered=ids_of(plain, "delivered"),
        present=ids_of(plain, "present"),
        in_person=ids_of(plain, "in_person") or (),
        objecting=_objecting(rows),
        seeds={_string(each, "id"): _string(each, "seed") for each in asked},
        reserve_seeds={_string(each, "id"): text(each, "reserve_seed") for each in asked},
        castings={_string(each, "id"): _string(each, "casting") for each in asked},
        roll_fingerprint=_string(node, "roll_fingerprint"),
        poll={name: str(fact) for name, fact in node.must("poll").table().items()},
    )


def _objecting(rows: Iterable[Node]) -> dict[str, list[str]]:
    """By question, who objected in writing afterwards."""
    found: dict[str, list[str]] = {}
    for row in rows:
        told = row.maybe("objecting")
        for asked in told.items() if told else ():
            found.setdefault(asked.text(), []).append(_string(row, "id"))
    return found


def _once(asked: Iterable[Node]) -> None:
    """Two questions of one id would be counted as one."""
    seen: set[str] = set()
    for name in (_string(each, "id") for each in asked):
        if name in seen:
            raise Refusal("rules.question_twice", question=name)
        seen.add(name)


def _string(node: Node, key: str) -> str:
    """A text that may be empty."""
    found = node.must(key)
    return found.value if isinstance(found.value, str) else found.fail("type", wanted=Shape("text"))


def _question(
    node: Node, voters: Sequence[tuple[str, Mapping[str, object]]], weighed: Mapping[str, Voter]
) -> Question:
    """`voters`: of every voter the id, and why they stand outside which questions."""
    name = _string(node, "id")
    outside = {voter: str(reasons[name]) for voter, reasons in voters if name in reasons}
    asked = Question(
        id=name,
        rule=_string(node, "rule"),
        kind=node.must("kind").one_of(("approve", "choose", "elect", "rate")),
        choices=tuple(each.text() for each in node.must("choices").items()),
        seats=node.must("seats").whole(1),
        max_ticks=node.must("max_ticks").whole(1),
        reserve=node.must("reserve").whole(),
        electorate=frozenset(voter for voter, _ in voters if outside.get(voter, "-")),
        excluded={voter: reason for voter, reason in outside.items() if reason},
        weighed=weighed,
        min_ticks=number(node, "min_ticks") or 0,
        cumulative=flag(node, "cumulative"),
        method=by.one_of(METHODS) if (by := node.maybe("method")) else "",
        grades=tuple(each.text() for each in several(node, "grades")),
        groups=tuple(read_group(each) for each in several(node, "groups")),
    )
    if asked.columns > MOST_VOTES:
        raise Refusal("rules.votes", question=name, votes=asked.columns, most=MOST_VOTES)
    return asked


def read_group(node: Node) -> SeatGroup:
    """Seats kept for some names, as a bundle has them."""
    names = tuple(each.text() for each in node.must("names").items())
    return SeatGroup(_string(node, "title"), node.must("seats").whole(1), names)


def _weighed(profile: Profile, rows: Iterable[Node], asked: Node) -> dict[str, Voter]:
    """Who weighs otherwise on a question, and how much."""
    name = _string(asked, "id")
    own = {_string(row, "id"): of.maybe(name) for row in rows if (of := row.maybe("weighed"))}
    return {voter: _voter(profile, voter, each) for voter, each in own.items() if each}


def _stays(profile: Profile, rows: Iterable[Node], asked: Node) -> dict[str, Mapping[str, int]]:
    """What of whom stays in the base of a question on which they have no vote."""
    name = _string(asked, "id")
    told = {_string(row, "id"): of.maybe(name) for row in rows if (of := row.maybe("stays"))}
    return {voter: _weights(profile, each) for voter, each in told.items() if each}


def _voter(profile: Profile, voter: str, node: Node) -> Voter:
    uncounted, unvoted = (
        _weights(profile, cut) if (cut := node.maybe(name)) else {} for name in ("uncounted", "unvoted")
    )
    return Voter(voter, _weights(profile, node.must("weights")), uncounted=uncounted, unvoted=unvoted)


def _weights(profile: Profile, node: Node) -> dict[str, int]:
    """Of each measure; refused (`rules.negative`) where one is less than nothing."""
    found = {
        name: units(str(node.must(name).value), each.decimals) for name, each in profile.measures.items()
    }
    for name, weight in found.items():
        if weight < 0:
            raise Refusal("rules.negative", measure=Key(name), set=Key("all"), value=node.must(name).value)
    return found


def _ballot(node: Node) -> Ballot:
    choices = node.must("choices")
    return Ballot(
        _string(node, "voter"),
        node.must("valid").flag(),
        {
            name: tuple(each.text() for each in choices.at(name, ticks).items())
            for name, ticks in choices.table().items()
        },
        _string(node, "reason"),
    )


def compare(mine: object, theirs: object, path: str) -> Iterator[str]:
    """The paths at which two JSON values differ."""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        for key in sorted(mine.keys() | theirs.keys()):
            yield from compare(mine.get(key), theirs.get(key), f"{path}.{key}")
    elif isinstance(mine, list) and isinstance(theirs, list) and len(mine) == len(theirs):
        for place, (one, other) in enumerate(zip(mine, theirs, strict=True)):
            yield from compare(one, other, f"{path}.{place}")
    elif mine != theirs:
        yield path
