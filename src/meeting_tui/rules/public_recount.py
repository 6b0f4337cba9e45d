"""What a public copy proves: comparisons that its sums allow, outcomes these lead to; the rest is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from meeting_tui.refusal import Refusal
from meeting_tui.rules.binding import Binding, read_binding
from meeting_tui.rules.bounds import proven
from meeting_tui.rules.bundle import BOUND, FORMAT, VERSION, digest
from meeting_tui.rules.condition import AllOf, AnyOf, Clause, Cond, CountCondition, Fact, Leaf, Ratio, weigh
from meeting_tui.rules.exact import units
from meeting_tui.rules.node import Node, Origin
from meeting_tui.rules.nonresponse import bases
from meeting_tui.rules.optional import several
from meeting_tui.rules.outcome import decide
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.profile_out import to_raw
from meeting_tui.rules.profile_toml import build
from meeting_tui.rules.public_copy import comparisons
from meeting_tui.rules.recount import compare, ours, read_group
from meeting_tui.rules.seats import places

MOST = 1_000
"""Questions, and names of one question."""
_PARTS = ("for", "against", "abstain", "invalid")
Row = Mapping[str, int | None]


@dataclass
class PublicRecount:
    """`outcomes` by question, as claimed. `differences`: paths at which the copy contradicts itself or the
    law that ships; `unproven`: those which its sums leave open. `digest` of the copy; `inspection`: with whom
    the rows may be inspected; `binding`: to what sheet and record it says that it belongs."""

    digest: str
    inspection: tuple[str, ...]
    outcomes: dict[str, str | None] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    unproven: list[str] = field(default_factory=list)
    binding: Binding | None = None


def is_public(raw: object) -> bool:
    """Whether parsed JSON is the public copy of a bundle."""
    return isinstance(raw, dict) and raw.get("format") == FORMAT and raw.get("copy") == "public"


def recount_public(raw: object, source: str = "bundle") -> PublicRecount:
    """Work through a public copy; refused when it isn't one, naming what is wrong."""
    node = Node(raw, (), Origin(source, {}))
    node.must("format").one_of((FORMAT,))
    version = node.must("version").one_of((VERSION, BOUND))
    node.must("copy").one_of(("public",))
    profile = build(dict(node.must("profile").table()), Origin(source, {}))
    opens = node.must("poll").maybe("opens")
    law = ours(profile, str(opens.value) if opens else "")
    found = PublicRecount(digest(raw), tuple(each.text() for each in node.must("inspection").items()))
    found.differences += compare(to_raw(law), to_raw(profile), "profile")
    if version >= BOUND:
        found.binding = read_binding(node)
    asked, told = node.must("questions").items(), node.must("results").items()
    if len(asked) != len(told) or len(asked) > MOST:
        raise Refusal("rules.bundle_size", path=source)
    for no, (question, result) in enumerate(zip(asked, told, strict=True)):
        _Question(law, question, result, f"results.{no}", found).check()
    return found


@dataclass
class _Question:
    """One question being worked through; `path` is where its result stands."""

    law: Profile
    asked: Node
    result: Node
    path: str
    found: PublicRecount

    def check(self) -> None:
        name = self.asked.must("id").text()
        if self.result.must("question").text() != name:
            self.found.differences.append(f"{self.path}.question")
        deemed = self.result.must("deemed")
        readings = {"strict": self.result.must("strict")} | (
            {} if deemed.value is None else {"deemed": deemed}
        )
        for reading, finding in readings.items():
            self.finding(finding, f"{self.path}.{reading}")
        binding = readings.get("deemed", readings["strict"]).must("outcome").value
        self.found.outcomes[name] = None if binding is None else str(binding)
        if self.result.must("outcome").value != binding:
            self.found.differences.append(f"{self.path}.outcome")

    def finding(self, finding: Node, path: str) -> None:
        kind = self.asked.must("kind").one_of(("approve", "choose", "elect", "rate"))
        if kind == "approve":
            self.decision(finding, path)
        elif kind != "rate":
            standings = finding.must("standings").items()
            if len(standings) > MOST:
                raise Refusal("rules.bundle_size", path=finding.origin.source)
            for no, each in enumerate(standings):
                self.decision(each, f"{path}.standings.{no}")
            self.elected(finding, standings, path)

    def elected(self, finding: Node, standings: list[Node], path: str) -> None:
        """Who passed with the most, where that is shown and no two have as much."""
        rank = self.law.election.rank
        able = [each for each in standings if each.must("outcome").value == "passed"]
        votes = {each.must("id").text(): [_sets(self.law, each)[m].get("for") for m in rank] for each in able}
        keys = list(votes.values())
        ranked = self.asked.maybe("method") is not None
        if ranked or any(None in key for key in keys) or any(keys.count(key) > 1 for key in keys):
            self.found.unproven.append(f"{path}.elected")
            return
        seats = self.asked.must("seats").whole(1) if self.asked.must("kind").value == "elect" else 1
        order = [[name] for name in sorted(votes, key=lambda name: votes[name], reverse=True)]
        groups = tuple(read_group(each) for each in several(self.asked, "groups"))
        best = [name for name, place in places(order, seats, 0, groups).items() if place == "elected"]
        if [each.text() for each in finding.must("elected").items()] != best:
            self.found.differences.append(f"{path}.elected")

    def decision(self, finding: Node, path: str) -> None:
        sets = _sets(self.law, finding)
        heaped = any(self.asked.maybe(name) for name in ("cumulative", "method"))
        parts = {m: {name: n for name, n in row.items() if name != "for"} for m, row in sets.items()}
        self.found.differences += (
            f"{path}.measures.{at}" for at in _bent(self.law, parts if heaped else sets)
        )
        known = {m: {name: n for name, n in row.items() if n is not None} for m, row in sets.items()}
        holds = [each.flag() for each in finding.must("holds").items()]
        outcome = finding.must("outcome").text()
        try:
            casting = str(self.asked.must("casting").value)
            mine = decide(self.law, self.asked.must("rule").text(), known, casting=casting)
        except Refusal as refusal:
            if refusal.code != "rules.set_missing":
                raise
            self.partly(finding, sets, holds, path)
            return
        if mine.outcome != outcome:
            self.found.differences.append(f"{path}.outcome")
        if [fact.holds for fact in mine.facts] != holds:
            self.found.differences.append(f"{path}.holds")

    def partly(self, finding: Node, sets: Mapping[str, Row], holds: list[bool], path: str) -> None:
        """Each comparison for itself, and the outcome that all of them as claimed lead to."""
        rule = self.law.rule(finding.must("rule").text())
        asked = list(comparisons(rule))
        if len(asked) != len(holds):
            self.found.differences.append(f"{path}.holds")
            return
        for no, (leaf, claimed) in enumerate(zip(asked, holds, strict=True)):
            true = _holds(leaf, sets, claimed)
            if true is None:
                self.found.unproven.append(f"{path}.holds.{no}")
            elif true != claimed:
                self.found.differences.append(f"{path}.holds.{no}")
        left = iter(holds)
        quorum = _tree(rule.quorum, left) if rule.quorum else True
        approval = _tree(rule.approval, left)
        wanted = "no_quorum" if not quorum else "passed" if approval else "rejected"
        if finding.must("outcome").text() != wanted:
            again = wanted == "rejected" and (rule.tie == "chair" or rule.fallback)
            open_end = again or (wanted == "passed" and rule.after)
            (self.found.unproven if open_end else self.found.differences).append(f"{path}.outcome")


def _tree(cond: Cond, holds: Iterator[bool]) -> bool:
    """A condition whose comparisons come out as told, in their order."""
    if isinstance(cond, AllOf | AnyOf):
        parts = [_tree(part, holds) for part in cond.parts]
        return all(parts) if isinstance(cond, AllOf) else any(parts)
    return next(holds)


def _holds(leaf: Leaf, sets: Mapping[str, Row], claimed: bool) -> bool | None:
    """Whether a comparison holds, as far as the sums tell."""
    row = sets.get(leaf.measure, {})
    known = {name: n for name, n in row.items() if n is not None}
    clause = Clause({})
    try:
        return weigh(leaf, {leaf.measure: known}, "", clause).holds
    except Refusal:  # a sum that is needed is not shown: bounds may tell
        pass
    if not isinstance(leaf, Ratio | CountCondition) or "all" not in known:
        return None
    frac, of = (leaf.frac, leaf.of) if isinstance(leaf, Ratio) else (None, "")
    count = leaf.count if isinstance(leaf, CountCondition) else None
    secret = frozenset((leaf.measure, name) for name, n in row.items() if n is None)
    for answer in (claimed, not claimed):
        fact = Fact("", leaf.measure, leaf.num, of, leaf.cmp, frac, count, 0, 0, answer, 0, clause)
        if proven(fact, known, secret):
            return answer
    return None


def _sets(law: Profile, finding: Node) -> dict[str, Row]:
    """The sums of every measure; None where they are not shown."""
    found: dict[str, Row] = {}
    for measure, node in ((name, finding.must("measures").must(name)) for name in law.measures):
        places = law.measures[measure].decimals
        found[measure] = {
            name: None if value is None else units(str(value), places) for name, value in node.table().items()
        }
    return found


def _bent(law: Profile, sets: Mapping[str, Row]) -> Iterator[str]:
    """Sums that can't be: bases that don't follow from their parts, sets that weigh more than all."""
    for measure, row in sets.items():
        if all(row.get(name) is not None for name in _PARTS):
            follow = bases(law, {name: row[name] or 0 for name in _PARTS})
            yield from (f"{measure}.{name}" for name, n in follow.items() if row.get(name) not in (n, None))
        every = row.get("all") or 0
        yield from (f"{measure}.{name}" for name, n in row.items() if n is not None and not 0 <= n <= every)
