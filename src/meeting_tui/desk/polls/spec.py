"""The spec of a poll, as people write it in TOML. Specified in docs/formats/poll.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from meeting_tui.clean import clean_lines
from meeting_tui.desk import titles
from meeting_tui.desk.persons.spec import GuestSpec, guests
from meeting_tui.desk.polls.about import about
from meeting_tui.desk.spec import SpecTable, is_slug, parse
from meeting_tui.paper import fonts
from meeting_tui.refusal import At, FieldName, Key, Refusal
from meeting_tui.rules.question import MOST_RANKS
from meeting_tui.rules.ranked.ballots import METHODS

KINDS = ("approve", "choose", "elect", "each", "rate")
IDENTITIES = ("signed", "secret")
OPTIONS = ("for", "against", "abstain", "follow_majority")
CASTINGS = ("", "for", "against")
_PLANS = ("approve", "choose")
"""Kinds of question that put a plan; candidates and marks are none."""
_ONLY = {
    "seats": ("elect",),
    "reserve": ("elect",),
    "write_ins": ("elect",),
    "min_ticks": ("elect",),
    "cumulative": ("elect",),
    "method": ("elect",),
    "grades": ("elect",),
    "groups": ("elect",),
    "about": ("elect", "each"),
    "max_ticks": ("elect", "choose"),
    "choices": ("approve", "choose", "elect", "each"),
    "casting": ("approve",),
}
"""The kinds of question each key means something for."""


@dataclass(frozen=True)
class ChoiceSpec:
    """One box: its id in files and counts, and its printed label (empty: the profile's word)."""

    id: str
    label: str = ""


@dataclass(frozen=True)
class ExclusionSpec:
    """A voter who has no vote on a question, by number on the roll or by a unit, and why; `arrears`: they owe
    the community, and have it again once they paid."""

    reason: str
    voter: int = 0
    room: str = ""
    arrears: bool = False


@dataclass(frozen=True)
class ElectorateSpec:
    """Whose question it is: who owns something in these buildings, stairs (`3-2`), floors (`3-12`, `3-2-12`),
    or these units."""

    buildings: tuple[str, ...] = ()
    stairs: tuple[str, ...] = ()
    floors: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True)
class GroupSpec:
    """So many seats are kept for one of these names (as they stand in the choices, or their ids); everybody
    votes on all."""

    title: str
    seats: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class QuestionSpec:
    """One question. `matter` or `rule` picks the rule; `proposal` is the number of the stored one it puts.

    `kind` `each`: every name is a question of its own, for, against or abstain (等额选举). `electorate` None:
    everybody's. `casting`: how the chair decides a tie, told beforehand. `write_ins`: lines on the paper for
    further names, under rules that know them; 0: as many as boxes to tick. `min_ticks`: fewer names make a
    paper invalid there. `cumulative`: each box is a vote, and one name may have several. `method`: names are
    put in order, and `max_ticks` is how many ranks or `grades` there are. `groups`: seats that are kept.
    `about`: what is told of those who stand, `NAME: what`, a line each.
    """

    id: str
    title: str
    text: str = ""
    matter: str = ""
    rule: str = ""
    kind: str = "approve"
    choices: tuple[ChoiceSpec, ...] = ()
    seats: int = 0
    max_ticks: int = 1
    reserve: int = 0
    write_ins: int = 0
    proposal: int = 0
    electorate: ElectorateSpec | None = None
    excluded: tuple[ExclusionSpec, ...] = ()
    casting: str = ""
    min_ticks: int = 0
    cumulative: bool = False
    method: str = ""
    grades: tuple[str, ...] = ()
    groups: tuple[GroupSpec, ...] = ()
    about: tuple[str, ...] = ()

    @property
    def told(self) -> dict[str, str]:
        """What is told of those who stand, by the ids of their names; refused as `about` refuses."""
        return about(self.id, {each.id: each.label or each.id for each in self.choices}, self.about)


@dataclass(frozen=True)
class PollSpec:
    """A poll to be made. Times are local; `counting` says when and where the boxes are opened.

    `identity`: empty where it is as the law says. `open_count`: how it stands is shown while papers are out.
    `keyed_twice`: what is keyed in by hand counts once a second person keyed it in blind.
    `without_rehearsal`: why papers go out without one. `without_pack`: why a proposal is put
    whose pack is not full, which two people say (`without_pack_by`).
    """

    title: str
    questions: tuple[QuestionSpec, ...]
    opens: datetime
    closes: datetime
    identity: str = ""
    place: str = ""
    contact: str = ""
    counting: str = ""
    objection_days: int = 0
    tellers: tuple[str, ...] = ()
    scrutineers: tuple[str, ...] = ()
    guests: tuple[GuestSpec, ...] = ()
    open_count: bool = False
    keyed_twice: bool = False
    without_rehearsal: str = ""
    without_pack: str = ""
    without_pack_by: tuple[str, ...] = ()

    @property
    def planned(self) -> list[int]:
        """The proposals that go on the ballot as plans, each with its pack."""
        return [each.proposal for each in self.questions if each.proposal and each.kind in _PLANS]

    @property
    def unplanned(self) -> list[str]:
        """The questions that decide something without a proposal: there is no pack to ask for."""
        return [each.id for each in self.questions if not each.proposal and each.kind in _PLANS]


def poll_spec(toml_text: str) -> PollSpec:
    """Read a spec; each fault is a refusal that names its key."""
    table = parse(toml_text)
    matter, rule = table.slug("matter", ""), table.slug("rule", "")
    spec = PollSpec(
        title=table.text("title"),
        questions=tuple(_question(each, matter, rule) for each in table.tables("question")),
        opens=table.moment("opens"),
        closes=table.moment("closes", end=True),
        identity=table.one_of("identity", ("", *IDENTITIES), ""),
        place=table.text("place", ""),
        contact=table.text("contact", ""),
        counting=table.text("counting", ""),
        objection_days=table.number("objection_days", 0),
        tellers=table.texts("tellers"),
        scrutineers=table.texts("scrutineers"),
        guests=guests(table),
        open_count=table.flag("open_count"),
        keyed_twice=table.flag("keyed_twice"),
        without_rehearsal=table.text("without_rehearsal", ""),
        without_pack=table.text("without_pack", ""),
        without_pack_by=table.texts("without_pack_by"),
    )
    table.done()
    check(spec)
    return spec


def question_spec(toml_text: str) -> QuestionSpec:
    """Read one question, written as a file of its own."""
    return _question(parse(toml_text))


def _question(table: SpecTable, matter: str = "", rule: str = "") -> QuestionSpec:
    seats = table.number("seats", 0)
    own_matter, own_rule = table.slug("matter", ""), table.slug("rule", "")
    choices = _choices(table)
    method, grades = table.one_of("method", ("", *METHODS), ""), table.texts("grades")
    ranks = ranks_of(len(choices), grades) if method else seats
    question = QuestionSpec(
        id=table.slug("id"),
        title=table.text("title"),
        text=table.lines("text", ""),
        matter=own_matter or ("" if own_rule else matter),
        rule=own_rule or ("" if own_matter else rule),
        kind=table.one_of("kind", KINDS, _kind(choices)),
        choices=choices,
        seats=seats,
        max_ticks=table.number("max_ticks", max(ranks, 1), least=1),
        reserve=table.number("reserve", 0),
        write_ins=table.number("write_ins", 0, least=1),
        proposal=table.number("proposal", 0),
        electorate=_electorate(table.table("electorate")),
        excluded=tuple(_exclusion(each) for each in table.tables("excluded")),
        casting=table.one_of("casting", CASTINGS, ""),
        min_ticks=table.number("min_ticks", 0, least=1),
        cumulative=table.flag("cumulative"),
        method=method,
        grades=grades,
        groups=tuple(_group(each) for each in table.tables("groups")),
        about=table.texts("about"),
    )
    table.done()
    return question


def _group(table: SpecTable) -> GroupSpec:
    group = GroupSpec(table.text("title"), table.number("seats", 1, least=1), table.texts("names"))
    table.done()
    return group


def names_of_group(question: QuestionSpec, group: GroupSpec) -> tuple[str, ...]:
    """The ids of a group's names; refused (`polls.group_name`) where one stands nowhere in the choices."""
    known = {said: each.id for each in question.choices for said in (each.label or each.id, each.id)}
    for name in group.names:
        if name not in known:
            facts = {"group": group.title, "name": name, "field": FieldName("groups")}
            raise Refusal("polls.group_name", question=question.id, **facts)
    return tuple(known[name] for name in group.names)


def ranks_of(names: int, grades: tuple[str, ...] = ()) -> int:
    """How many ranks a name may be given, unless that is said: as many as names, or as grades."""
    return len(grades) or max(1, min(names, MOST_RANKS))


def _electorate(table: SpecTable | None) -> ElectorateSpec | None:
    if table is None:
        return None
    electorate = ElectorateSpec(*map(table.texts, ("buildings", "stairs", "floors", "rooms")))
    table.done()
    if electorate == ElectorateSpec():
        raise table.refusal("buildings", "empty")
    return electorate


def _exclusion(table: SpecTable) -> ExclusionSpec:
    who = table.number("voter", 0, least=1), table.text("room", "")
    one = ExclusionSpec(table.text("reason"), *who, table.flag("arrears"))
    table.done()
    if bool(one.voter) == bool(one.room):
        raise Refusal("polls.excluded_who", key=Key(table.key("voter")))
    return one


def _kind(choices: tuple[ChoiceSpec, ...]) -> str:
    """What a question without a kind is: one between named offers, or for and against."""
    return "approve" if all(choice.id in OPTIONS for choice in choices) else "choose"


def _choices(table: SpecTable) -> tuple[ChoiceSpec, ...]:
    if table.holds_tables("choices"):
        return tuple(_choice(each) for each in table.tables("choices"))
    return tuple(choice_named(no, label) for no, label in enumerate(table.texts("choices"), 1))


def choice_named(no: int, label: str) -> ChoiceSpec:
    """The box of a text alone: `for` is the profile's word; a name becomes its own id where it can be one."""
    if label in OPTIONS:
        return ChoiceSpec(label)
    return ChoiceSpec(label if is_slug(label) else f"c{no}", label)


def _choice(table: SpecTable) -> ChoiceSpec:
    choice = ChoiceSpec(table.slug("id"), table.text("label"))
    table.done()
    return choice


def check(spec: PollSpec) -> None:
    """What no single key shows: no question, an id twice, a window that ends before it begins, …"""
    if not spec.questions:
        raise Refusal("polls.no_question")
    if spec.closes <= spec.opens:
        raise Refusal(
            "polls.window", field=FieldName("closes"), opens=_at(spec.opens), closes=_at(spec.closes)
        )
    _once("polls.question_twice", [question.id for question in spec.questions])
    _told_apart(spec.questions)
    for said in (spec.title, *(each.title for each in spec.questions)):
        titles.bounded(said)
    for question in spec.questions:
        check_question(question)
    fonts.require(map(clean_lines, _printed(spec)))


def check_ahead(spec: PollSpec, now: datetime) -> None:
    """A poll that is over before it is made has a wrong date: nothing could come back in time."""
    if spec.closes <= now:
        raise Refusal("polls.over", field=FieldName("closes"), closes=_at(spec.closes))


def _told_apart(questions: tuple[QuestionSpec, ...]) -> None:
    """Two questions that read the same to the same voters are one by mistake."""
    seen: dict[object, str] = {}
    for each in questions:
        names = tuple(choice.label or choice.id for choice in each.choices)
        said = (each.title, each.text, each.electorate, names, each.kind, each.seats, each.method)
        first = seen.setdefault(said, each.id)
        if first != each.id:
            raise Refusal("polls.question_alike", question=each.id, first=first, title=each.title)


def _printed(spec: PollSpec) -> Iterator[str]:
    """What of it comes on paper."""
    yield from (
        spec.title,
        spec.place,
        spec.contact,
        spec.counting,
        spec.without_rehearsal,
        spec.without_pack,
        *spec.without_pack_by,
        *spec.tellers,
        *spec.scrutineers,
    )
    for question in spec.questions:
        yield from (question.title, question.text)
        yield from (choice.label for choice in question.choices)
        yield from question.grades
        yield from (each.title for each in question.groups)
        yield from question.about
        yield from (each.reason for each in question.excluded)


def check_question(question: QuestionSpec) -> None:
    """What no single key of a question shows: a choice twice, no rule, seats nobody can fill."""
    _once("polls.choice_twice", [choice.id for choice in question.choices], question=question.id)
    _check_keys(question)
    if not (question.matter or question.rule or question.kind == "rate"):
        raise Refusal("polls.no_rule", question=question.id)
    if question.kind in ("choose", "elect", "each") and not question.choices:
        raise Refusal(
            "polls.no_choices", question=question.id, kind=Key(question.kind), field=FieldName("choices")
        )
    if question.kind == "elect" and not 1 <= question.seats <= len(question.choices):
        raise Refusal(
            "polls.seats",
            field=FieldName("seats"),
            question=question.id,
            seats=question.seats,
            candidates=len(question.choices),
        )
    _check_groups(question)
    _ = question.told
    if question.min_ticks > (len(question.choices) if question.method else question.max_ticks):
        raise Refusal("polls.min_ticks", question=question.id)


def _check_groups(question: QuestionSpec) -> None:
    """Seats are kept for names that stand, each in one group: `polls.group_name`, `polls.groups`."""
    grouped = [name for each in question.groups for name in names_of_group(question, each)]
    fit = all(each.seats <= len(each.names) for each in question.groups)
    over = sum(each.seats for each in question.groups) > question.seats > 0
    if len(set(grouped)) < len(grouped) or not fit or over:
        raise Refusal("polls.groups", question=question.id, field=FieldName("groups"))


def _check_keys(question: QuestionSpec) -> None:
    """A key that means nothing for the question's kind is a slip, not a wish."""
    for key, kinds in _ONLY.items():
        plain = QuestionSpec.__dataclass_fields__[key].default
        if question.kind not in kinds and getattr(question, key) != plain:
            raise Refusal("polls.key_kind", question=question.id, key=Key(key), kind=Key(question.kind))


def _once(code: str, ids: list[str], **facts: object) -> None:
    for each in ids:
        if ids.count(each) > 1:
            raise Refusal(code, id=each, **facts)


def _at(moment: datetime) -> At:
    return At(moment.isoformat(timespec="minutes"))
