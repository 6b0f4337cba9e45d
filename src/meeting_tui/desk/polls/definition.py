"""What a poll froze: questions, rules and ballot as one JSON text. Specified in docs/formats/poll.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from meeting_tui.clean import narrow
from meeting_tui.desk.polls.part import Part
from meeting_tui.desk.polls.spec import QuestionSpec, names_of_group
from meeting_tui.lang import Translator, translator
from meeting_tui.paper.ballots.choices import choice_label, marking_hint, of_group
from meeting_tui.paper.ballots.design import LAYOUT, BallotDesign, ChoiceDesign, QuestionDesign
from meeting_tui.paper.headlines import pieces
from meeting_tui.record.person import Labels, Person, bodies_of, people_of
from meeting_tui.record.written import Names
from meeting_tui.refusal import FieldName, Keys, Refusal
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.question import VOTE, Question
from meeting_tui.rules.seats import SeatGroup

VERSION = 2
"""1: as versions before weights by question read it; written where no question concerns a part alone."""
_PLAIN = (
    *("code", "title", "community", "lang", "identity", "opens", "closes", "place", "contact"),
    *("counting", "objection_days", "profile"),
)


@dataclass(frozen=True)
class Asked:
    """One question as it was frozen. `proposal` is the stored proposal it puts (0: none), with its digest.

    `electorate` (None: everybody) and `excluded`, with the reason, are numbers on the roll; `part` is what
    its owners weigh where only what they hold there counts (None in polls of before: all they have).
    `arrears`: of the excluded those who vote once they paid.
    `casting` is how the chair decides a tie. `write_ins`: so many further names may be written on the paper.
    """

    question: Question
    title: str
    text: str
    labels: Mapping[str, str]
    matter: str = ""
    proposal: int = 0
    proposal_digest: str = ""
    electorate: frozenset[int] | None = None
    excluded: Mapping[int, str] = field(default_factory=dict)
    casting: str = ""
    write_ins: int = 0
    arrears: frozenset[int] = frozenset()
    part: Part | None = None
    about: Mapping[str, str] = field(default_factory=dict)
    """What is told of those who stand, by the ids of their names."""

    @property
    def id(self) -> str:
        return self.question.id

    def puts_to(self, voter: int) -> bool:
        """Whether a voter has a vote on it, or has one once they paid."""
        asked = self.electorate is None or voter in self.electorate
        return asked and (voter not in self.excluded or voter in self.arrears)


@dataclass(frozen=True)
class ShareScale:
    """How a poll writes shares: as parts `of` a whole (1: plain numbers), with so many decimals."""

    of: int
    decimals: int


@dataclass(frozen=True)
class Definition:
    """All that a poll froze but its roll. Times are local ISO texts to the minute.

    `shares` is None where nobody's share weighs. `open_count`: everybody may see how it stands meanwhile.
    `keyed_twice`: what is keyed in by hand counts once a second person keyed it in blind.
    """

    code: str
    title: str
    community: str
    lang: str
    identity: str
    opens: str
    closes: str
    place: str
    contact: str
    counting: str
    objection_days: int
    tellers: tuple[Person, ...]
    scrutineers: tuple[Person, ...]
    profile: str
    asked: tuple[Asked, ...]
    design: BallotDesign
    shares: ShareScale | None = None
    open_count: bool = False
    keyed_twice: bool = False

    def question(self, number: str) -> Asked:
        """The question of that id."""
        for each in self.asked:
            if each.id == number:
                return each
        known = Keys(each.id for each in self.asked)
        raise Refusal("polls.unknown_question", question=number, poll=self.code, known=known)

    @property
    def one_part(self) -> Part | None:
        """The part of the estate that every question is about; None where they are not all about one."""
        parts = [each.part for each in self.asked]
        return parts[0] if all(each == parts[0] for each in parts) else None

    def parts_of(self, voter: int) -> dict[str, tuple[int, int, str]]:
        """By question about a part, heads, area and share in it of a voter who has a vote on it."""
        asked = ((each, each.part.weights.get(voter)) for each in self.asked if each.part)
        return {
            each.id: (held.heads, held.area, held.share)
            for each, held in asked
            if held and voter not in each.excluded
        }

    def not_put(self, voter: int) -> dict[str, tuple[str, ...]]:
        """The questions on which a voter has no vote, blank."""
        return {each.id: () for each in self.asked if not each.puts_to(voter)}

    def with_names(self, names: Names) -> Definition:
        """The same, with what is printed for every name that was written in."""
        if not names:
            return self
        return replace(self, asked=tuple(_with_names(each, names) for each in self.asked))

    @property
    def put(self) -> tuple[Asked, ...]:
        """The questions that decide on a stored proposal; marks given in a survey decide nothing."""
        return tuple(each for each in self.asked if each.proposal and each.question.kind != "rate")

    @property
    def labels(self) -> Labels:
        """How those who count and watch are printed."""
        return Labels((*self.tellers, *self.scrutineers))

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions as the rules see them."""
        return tuple(each.question for each in self.asked)

    def as_json(self) -> dict[str, object]:
        """The frozen form; its digest is in the poll's first entry."""
        return {
            "version": VERSION if any(each.part for each in self.asked) else 1,
            "layout": self.design.layout,
            **{name: getattr(self, name) for name in _PLAIN},
            **bodies_of("tellers", self.tellers),
            **bodies_of("scrutineers", self.scrutineers),
            "questions": [_asked_json(each) for each in self.asked],
            "ballot": self.design.as_json(),
            **({} if self.shares is None else {"shares": asdict(self.shares)}),
            **({"open_count": True} if self.open_count else {}),
            **({"keyed_twice": True} if self.keyed_twice else {}),
        }

    @classmethod
    def from_json(cls, tree: Mapping[str, Any]) -> Definition:
        """The definition `as_json` wrote; refused when it comes from a later version."""
        if tree["version"] not in (1, VERSION) or tree["layout"] > LAYOUT:
            raise Refusal("polls.version", poll=tree.get("code", ""), version=tree["version"])
        rest = {name: value for name, value in tree.items() if name in cls.__dataclass_fields__}
        rest["tellers"], rest["scrutineers"] = people_of(tree, "tellers"), people_of(tree, "scrutineers")
        rest["shares"] = ShareScale(**tree["shares"]) if "shares" in tree else None
        design = BallotDesign.from_json(tree["ballot"], tree["layout"])
        asked = tuple(map(_asked, tree["questions"], design.questions))
        return cls(**rest, asked=asked, design=design)


def _with_names(asked: Asked, names: Names) -> Asked:
    mine = {each.id: each.label for each in names.values() if each.question == asked.id}
    return replace(asked, labels={**asked.labels, **mine})


def _asked_json(asked: Asked) -> dict[str, object]:
    question = asked.question
    return {
        "id": question.id,
        "rule": question.rule,
        "kind": question.kind,
        "choices": list(question.choices),
        "seats": question.seats,
        "max_ticks": question.max_ticks,
        "reserve": question.reserve,
        "matter": asked.matter,
        "proposal": asked.proposal,
        "proposal_digest": asked.proposal_digest,
        "electorate": None if asked.electorate is None else sorted(asked.electorate),
        "excluded": {str(voter): reason for voter, reason in sorted(asked.excluded.items())},
        "casting": asked.casting,
        **({"min_ticks": question.min_ticks} if question.min_ticks else {}),
        **({"cumulative": True} if question.cumulative else {}),
        **({"method": question.method} if question.method else {}),
        **({"grades": list(question.grades)} if question.grades else {}),
        **({"groups": [each.as_json() for each in question.groups]} if question.groups else {}),
        **({"arrears": sorted(asked.arrears)} if asked.arrears else {}),
        **({"part": asked.part.as_json()} if asked.part else {}),
        **({"about": dict(asked.about)} if asked.about else {}),
    }


def _asked(tree: Mapping[str, Any], printed: QuestionDesign) -> Asked:
    shape = ("id", "rule", "kind", "seats", "max_ticks", "reserve")
    more = {name: tree[name] for name in ("min_ticks", "cumulative", "method") if name in tree}
    more["grades"] = tuple(tree.get("grades", ()))
    more["groups"] = tuple(
        SeatGroup(each["title"], each["seats"], tuple(each["names"])) for each in tree.get("groups", ())
    )
    question = Question(choices=tuple(tree["choices"]), **{name: tree[name] for name in shape}, **more)
    labels = {choice.id: choice.label for choice in printed.choices}
    own = {name: tree[name] for name in ("matter", "proposal", "proposal_digest", "casting")}
    electorate = None if tree["electorate"] is None else frozenset(tree["electorate"])
    excluded = {int(voter): reason for voter, reason in tree["excluded"].items()}
    return Asked(
        question,
        printed.title,
        printed.text,
        labels,
        electorate=electorate,
        excluded=excluded,
        write_ins=printed.write_ins,
        arrears=frozenset(tree.get("arrears", ())),
        part=Part.from_json(tree["part"]) if "part" in tree else None,
        about=dict(tree.get("about", {})),
        **own,
    )


def asked(spec: QuestionSpec, profile: Profile, t: Translator, digest: str = "") -> Asked:
    """A question of a spec under a profile, everybody's as yet."""
    offers = tuple(choice.id for choice in spec.choices) if spec.kind in ("choose", "elect") else ()
    rule = spec.rule or (profile.matter(spec.matter).rule if spec.matter else "")
    question = Question(
        id=spec.id,
        rule=rule,
        kind=spec.kind,  # type: ignore[arg-type]
        choices=offers,
        seats=max(spec.seats, 1),
        max_ticks=spec.max_ticks,
        reserve=spec.reserve,
        min_ticks=spec.min_ticks,
        cumulative=spec.cumulative,
        method=spec.method,
        grades=spec.grades,
        groups=tuple(SeatGroup(each.title, each.seats, names_of_group(spec, each)) for each in spec.groups),
    )
    own = {choice.id: choice.label for choice in spec.choices if choice.label}
    labels = {choice: _label(question, choice, own, t) for choice in question.boxes(profile)}
    _told_apart(spec.id, labels)
    return Asked(
        question,
        spec.title,
        spec.text,
        labels,
        spec.matter,
        spec.proposal,
        digest,
        casting=spec.casting,
        write_ins=_lines(spec, profile, question.limit),
        about=spec.told,
    )


def _told_apart(question: str, labels: Mapping[str, str]) -> None:
    """Refused: `polls.choice_alike`, two boxes that a voter can't tell from each other."""
    seen: dict[str, str] = {}
    for label in labels.values():
        first = seen.setdefault("".join(narrow(label).casefold().split()), label)
        if first is not label:
            raise Refusal("polls.choice_alike", question=question, label=label, field=FieldName("choices"))


def _label(question: Question, box: str, own: Mapping[str, str], t: Translator) -> str:
    """What stands beside a box; a further box of a name says which vote, rank or grade it is."""
    name, _colon, vote = box.partition(VOTE)
    said = own.get(name) or choice_label(t, question.kind, name)
    for group in (each for each in question.groups if name in each.names):
        said = of_group(t, said, group.title)
    if vote and question.method:
        return t("{name} (rank {n})", name=said, n=vote)
    return t("{name} (vote {n})", name=said, n=vote) if vote else said


def _lines(spec: QuestionSpec, profile: Profile, limit: int) -> int:
    """So many lines for further names: where the rules let voters write them in, as many as boxes to tick."""
    if spec.kind != "elect" or spec.cumulative or spec.method or not profile.election.write_in:
        return 0
    return min(spec.write_ins or limit, limit)


def question_design(asked: Asked, t: Translator) -> QuestionDesign:
    """How a question stands on the ballot."""
    choices = tuple(ChoiceDesign(choice, label) for choice, label in asked.labels.items())
    return QuestionDesign(
        asked.id,
        asked.title,
        asked.text,
        choices,
        asked.question.limit,
        asked.write_ins,
        part=asked.part is not None,
        pieces=pieces(asked.title),
        least=asked.question.min_ticks,
        hint=marking_hint(t, asked.question),
        ranked=bool(asked.question.method),
    )


def words_of(definition: Definition) -> Translator:
    """The translator of the poll's papers."""
    return translator("zh" if definition.lang == "zh" else "en")
