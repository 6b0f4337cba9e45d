"""The bare question "what do these numbers decide?": sets read from JSON, the missing ones worked out.

What follows is derived, what doesn't is refused, and so is what can't be: a negative number, more than all,
parts larger than their whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from meeting_tui.published import DecisionForm, RulingForm
from meeting_tui.refusal import Choices, Key, Refusal, Term, Terms
from meeting_tui.rules.condition import SETS, Measures
from meeting_tui.rules.exact import decimal, units
from meeting_tui.rules.holding import DIGITS
from meeting_tui.rules.nonresponse import deem, side
from meeting_tui.rules.outcome import Decision, decide
from meeting_tui.rules.profile import Measure, Profile
from meeting_tui.rules.profile_toml import MEASURES
from meeting_tui.rules.scale import finer
from meeting_tui.strict import json_of

Known = dict[str, int]


@dataclass(frozen=True)
class Ruling:
    """A decision with silence not taking part, and, where the profile reads silence otherwise, with that."""

    strict: Decision
    deemed: Decision | None = None

    @property
    def binding(self) -> Decision:
        """The one the profile goes by."""
        return self.strict if self.deemed is None else self.deemed

    def as_json(self) -> DecisionForm | RulingForm:
        """The binding decision, and both where there are two."""
        if self.deemed is None:
            return self.strict.as_json()
        deemed = self.deemed.as_json()
        return {**deemed, "strict": self.strict.as_json(), "deemed": deemed}


def loads(text: str, *, point: Callable[[str], object] | None = str) -> object:
    """JSON in which a number with a point stays the text it is; refused with the line if it is no JSON."""
    try:
        return json_of(text, point=point)
    except json.JSONDecodeError as fault:
        raise Refusal("rules.not_json", line=fault.lineno) from None


def answer(profile: Profile, rule_id: str, request: object) -> Ruling:
    """Decide a request {"measures": {…}, "casting"?: "for"|"against"} under one rule."""
    if not isinstance(request, dict) or not isinstance(request.get("measures"), dict):
        raise Refusal("rules.request_shape")
    casting = request.get("casting", "")
    if casting not in ("", "for", "against"):
        raise Refusal("rules.casting", value=casting)
    profile = finer(profile, "share", _digits(request["measures"].get("share")))
    measures = parse_measures(profile, request["measures"])
    deemed = None
    if profile.nonresponse.policy != "not_participating":
        follow = profile.nonresponse.policy == "follow_majority"
        counted = deem(profile, measures, side(measures) if follow else "abstain")
        deemed = decide(profile, rule_id, counted, casting=casting)
    return Ruling(decide(profile, rule_id, measures, casting=casting), deemed)


def _digits(shares: object) -> int:
    """With how many decimals shares are given; no more than can be counted with."""
    texts = shares.values() if isinstance(shares, dict) else ()
    return min(DIGITS, max((len(str(text).partition(".")[2].rstrip("0")) for text in texts), default=0))


def parse_measures(profile: Profile, given: Mapping[str, object]) -> Measures:
    """The sets of each measure of the profile, derived and checked.

    Where members vote by shares and only one of heads and share is given, everyone has one share; where it
    is not told how many persons there are, everyone has one head, or without heads one share.
    """
    for name in given:
        if name not in MEASURES:
            raise Refusal("rules.unknown_measure", measure=Key(name), known=Choices(MEASURES))
    found: dict[str, Known] = {}
    for name, measure in profile.measures.items():
        if name in given:
            found[name] = _complete(profile, measure, _numbers(measure, given[name]))
    if "persons" in profile.measures.keys() - found.keys():
        found |= _persons(profile, found)
    if profile.heads.unit == "member" and len(found) == 1:
        return {name: next(iter(found.values())) for name in profile.measures}
    _matched(profile, found)
    return found


def _persons(profile: Profile, found: Measures) -> dict[str, Known]:
    """As many persons as heads or shares, where these are counted in whole numbers."""
    whole = [
        found[name] for name in ("heads", "share") if name in found and not profile.measures[name].decimals
    ]
    return {"persons": dict(whole[0])} if whole else {}


def _matched(profile: Profile, found: Measures) -> None:
    """Refuse weight that nobody has, and people who vote without any: one of the numbers was forgotten."""
    heads = found.get("heads", {})
    for measure, sets in found.items():
        for name in sorted(sets.keys() & heads.keys()):
            alone = not heads[name] and sets[name]
            empty = name in _BASES and heads[name] and not sets[name]
            if alone or empty:
                raise Refusal(
                    "rules.unmatched",
                    set=Term(name),
                    heads=heads[name],
                    measure=Term(measure),
                    value=decimal(sets[name], profile.measures[measure].decimals),
                )


def _numbers(measure: Measure, given: object) -> Known:
    if not isinstance(given, dict):
        raise Refusal("rules.request_shape")
    sets: Known = {}
    for name, value in given.items():
        if name not in SETS:
            raise Refusal("rules.unknown_set", set=Key(name), measure=Key(measure.id), known=Choices(SETS))
        sets[name] = _number(measure, name, value)
    return sets


def _number(measure: Measure, name: str, value: object) -> int:
    number, where = _exact(value, measure.decimals), {"measure": Key(measure.id), "set": Key(name)}
    if number is None:
        said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        code = "rules.no_number" if measure.decimals else "rules.no_whole_number"
        raise Refusal(code, **where, value=said, decimals=measure.decimals)
    if number < 0:
        raise Refusal("rules.negative", **where, value=value)
    return number


def _exact(value: object, decimals: int) -> int | None:
    """In smallest units; None where it is no such number."""
    try:
        whole = isinstance(value, int | str) and not isinstance(value, bool)
        return units(str(value), decimals) if whole else None
    except Refusal:
        return None


def _sums(profile: Profile) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What each whole is made of, by this profile."""
    illegal = ("invalid",)
    unmarked = ("blank",) if profile.blank == "not_cast" else ()
    yield "cast", ("for", "against", *(illegal if profile.invalid.in_cast else ()))
    inside = illegal if profile.invalid.participates else ()
    yield "participating", ("for", "against", "abstain", *inside)
    yield "returned", ("for", "against", "abstain", "invalid", *unmarked)
    yield "present", ("participating", *(() if inside else illegal), *unmarked)
    yield "delivered", ("returned", "nonresponse")


def _complete(profile: Profile, measure: Measure, given: Known) -> Known:
    """`given` with all that follows from it."""
    sets = {"invalid": 0, "blank": 0, **given}
    _saturated(sets)
    before = -1
    while before != len(sets):
        before = len(sets)
        for whole, parts in _sums(profile):
            _solve(sets, whole, parts)
    if "cast" in sets and sets.get("in_person", -1) == sets.get("present"):
        sets.setdefault("voted_in_person", sets["cast"])  # nobody voted from elsewhere
    _consistent(measure, sets)
    return sets


def _saturated(sets: Known) -> None:
    """When for and against (and invalid) are everyone, nobody is left to abstain."""
    if "abstain" not in sets and {"for", "against"} <= sets.keys():
        voted = sets["for"] + sets["against"]
        if voted in (sets.get(name) for name in ("all", "present", "returned", "participating")):
            sets["abstain"] = 0


def _solve(sets: Known, whole: str, parts: tuple[str, ...]) -> None:
    """Of a whole and its parts, the one that is missing."""
    missing = [part for part in parts if part not in sets]
    if not missing:
        sets.setdefault(whole, sum(sets[part] for part in parts))
    elif len(missing) == 1 and whole in sets and whole not in ("present", "returned"):
        rest = sets[whole] - sum(sets[part] for part in parts if part in sets)
        sets[missing[0]] = max(0, rest)


_BASES = ("all", "present", "returned", "participating")
_INSIDE = (
    *((name, "all") for name in SETS if name != "all"),
    ("returned", "delivered"),
    ("in_person", "present"),
    ("voted_in_person", "in_person"),
    ("voted_in_person", "cast"),
)
_TOGETHER = (
    (("for", "against"), "cast"),
    (("for", "against", "abstain"), "participating"),
    (("for", "against", "abstain"), "all"),
    (("for", "against", "abstain"), "returned"),
    (("for", "against", "abstain", "invalid"), "present"),
    (("for", "against", "abstain", "invalid"), "all"),
    (("returned", "nonresponse"), "delivered"),
)


def _consistent(measure: Measure, sets: Known) -> None:
    """Refuse parts larger than their whole."""
    for parts, whole in (*(((part,), whole) for part, whole in _INSIDE), *_TOGETHER):
        if whole in sets and all(part in sets for part in parts):
            total = sum(sets[part] for part in parts)
            if total > sets[whole]:
                raise Refusal(
                    "rules.too_many",
                    measure=Term(measure.id),
                    parts=Terms(parts),
                    value=decimal(total, measure.decimals),
                    whole=Term(whole),
                    limit=decimal(sets[whole], measure.decimals),
                )
