"""How one question is put: for and against, one of several, an election; and to whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from meeting_tui.clean import clean, narrow
from meeting_tui.lang import N_, _, _n, _p, screen
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.rules.ranked.ballots import JUDGMENT, SCHULZE, STV
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.reading_fields import a_number, several
from meeting_tui.tui.words import clauses, names, titled, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.spec import ChoiceSpec, ExclusionSpec, GroupSpec, QuestionSpec
    from meeting_tui.desk.proposals.values import ProposalView
    from meeting_tui.rules.profile import ElectionRule, Profile

Values = Mapping[str, str]
KIND_WORDS = {
    "approve": N_("for, against, abstain"),
    "choose": N_("one of several"),
    "elect": N_("election: tick so many names"),
    "each": N_("election: for or against each name"),
    "rate": N_("marks from 1 to 5, not binding"),
}
METHOD_WORDS = {
    SCHULZE: N_("by Schulze's method"),
    STV: N_("by the single transferable vote"),
    JUDGMENT: N_("by grades: majority judgment"),
}
_BINDING = ("approve", "choose", "elect", "each")
_KINDS_OF = {
    "choices": ("choose", "elect", "each"),
    "seats": ("elect",),
    "max_ticks": ("elect", "choose"),
    "reserve": ("elect",),
    "write_ins": ("elect",),
    "min_ticks": ("elect",),
    "cumulative": ("elect",),
    "method": ("elect",),
    "grades": ("elect",),
    "groups": ("elect",),
    "about": ("elect", "each"),
    "rule": _BINDING,
    "casting": ("approve",),
}
"""The kinds that a field is asked for; others are of every kind."""
PARTS = ("buildings", "stairs", "floors", "rooms")
"""The fields of `ElectorateSpec`, in its order."""
_RARE = frozenset({"id", "rule", "casting", "buildings", "stairs", "floors", "rooms", "excluded", "arrears"})
"""Asked for once somebody says that it is not everybody's question, decided by the usual rule."""
_KEPT = re.compile(r"(?P<title>.+?)\s*[=＝]\s*(?P<seats>[0-9０-９]{1,3})\s*[:：]\s*(?P<names>.+)")
_OWN_ID = re.compile(r"([A-Za-z0-9][A-Za-z0-9_.-]{0,31}) = (.+)")


def first_question(n: int, proposal: ProposalView, profile: Profile) -> QuestionSpec:
    """A proposal as it is put unless somebody says otherwise: names under an election stand for seats."""
    from meeting_tui.desk.polls.spec import QuestionSpec

    draft = proposal.draft
    matter = profile.matters.get(draft.code)
    named = "elect" if matter is not None and matter.elects else "choose"
    return QuestionSpec(
        id=f"q{n}",
        title=draft.title,
        text=draft.text,
        matter=draft.code if matter is not None else "",
        rule="" if matter is not None else draft.code,
        kind=named if draft.options else "approve",
        choices=choices_of("\n".join(draft.options)),
        proposal=proposal.id,
    )


def told(value: str) -> str:
    """A question (its TOML) in a line: how it is put, and to whom."""
    from meeting_tui.desk.polls.spec import question_spec

    question = question_spec(value)
    kind = question.kind
    many = _n("{n} name or offer", "{n} names or offers", len(question.choices)) if question.choices else ""
    seats = _n("{n} seat", "{n} seats", question.seats) if question.seats else ""
    missing = _("how many seats? Enter says it") if kind == "elect" and not seats else ""
    part = _("not everybody's") if question.electorate or question.excluded else ""
    return titled(question.title, clauses((_(KIND_WORDS[kind]), many, seats, missing, part)))


def question_form(value: str, profile: Profile) -> Form[str]:
    """Say how a question is put. Both `value` and what the form gives are its TOML."""
    from meeting_tui.desk.polls.spec import question_spec

    question = question_spec(value)
    return Form(
        _("How the question is put"),
        (
            *_what(question, profile.election),
            *_whose(question, profile),
        ),
        lambda office, values: _checked(office, question, values),
        question.title,
        about=question.id,
    )


def _field(name: str, label: str, value: str, hint: str = "") -> FormField:
    return FormField(name, label, value, hint, when=_when(name))


def _when(name: str) -> Callable[[Values], bool]:
    return lambda values: _asked(name, values["kind"], bool(values["more"]))


def _what(question: QuestionSpec, law: ElectionRule) -> Iterator[FormField]:
    """What stands on the paper."""
    from meeting_tui.desk.polls.spec import ranks_of

    kinds = [(kind, _(words)) for kind, words in KIND_WORDS.items()]
    yield FormField("kind", _("Kind"), question.kind, kind="choice", options=kinds)
    yield FormField("choices", _("Names or offers"), _lines(question), kind="long", when=_when("choices"))
    yield _field("seats", _("Seats"), _digits(question.seats))
    usual = ranks_of(len(question.choices), question.grades) if question.method else max(question.seats, 1)
    ticks = _digits(question.max_ticks) if question.max_ticks != usual else ""
    hint = _("as many as seats, or one")
    yield _field("max_ticks", _("Boxes to tick"), ticks, hint)
    yield FormField(
        "groups",
        _("Seats kept"),
        "\n".join(_group(question, each) for each in question.groups),
        kind="long",
        about=_("a line for each group, as in: Building 1 = 1: Ann Lee, Bob Ray"),
        when=_when("groups"),
    )
    yield FormField(
        "about",
        _("Who stands"),
        "\n".join(_about(question)),
        kind="long",
        about=_("what the notice tells of each, a line each, as in: Ann Lee: 56, Building 3, teacher"),
        when=_when("about"),
    )
    reserve = _digits(question.reserve)
    yield _field("reserve", _("In waiting"), reserve, _("alternates: none"))
    yield FormField(
        "write_ins",
        _("Lines for names"),
        _digits(question.write_ins),
        _("that voters write in: as many as boxes to tick"),
        when=lambda values: law.write_in and values["kind"] in _KINDS_OF["write_ins"],
    )
    yield _field("min_ticks", _("At least"), _digits(question.min_ticks), _("fewer are invalid: any number"))
    yield FormField(
        "cumulative",
        _("Several to one name"),
        "yes" if question.cumulative else "",
        kind="choice",
        options=(("", _p("cumulative", "no")), ("yes", _p("cumulative", "yes: each box is one vote"))),
        when=lambda values: law.cumulative and values["kind"] in _KINDS_OF["cumulative"],
    )
    yield from _order(question, law)
    yield FormField(
        "more",
        _("Whose, which rule"),
        "more" if _special(question) else "",
        kind="choice",
        options=(("", _("everybody's, as the law says")), ("more", _("otherwise"))),
    )


def _order(question: QuestionSpec, law: ElectionRule) -> Iterator[FormField]:
    """How names are put in order, where the rules let them be."""
    known = [("", _p("method", "no: they are ticked"))]
    known += [(method, _(METHOD_WORDS[method])) for method in law.ranked]
    yield FormField(
        "method",
        _("Put in order"),
        question.method,
        kind="choice",
        options=known,
        when=lambda values: bool(law.ranked) and values["kind"] in _KINDS_OF["method"],
    )
    yield FormField(
        "grades",
        _("Grades"),
        "\n".join(question.grades),
        kind="long",
        about=_("the best first, one a line"),
        when=lambda values: values.get("method") == JUDGMENT and values["kind"] in _KINDS_OF["grades"],
    )


def _whose(question: QuestionSpec, profile: Profile) -> Iterator[FormField]:
    """What is rarely said."""
    rules = [(rule.id, screen().pick(dict(rule.title))) for rule in profile.rules.values()]
    usual = ("", _("by the kind of matter"))
    whose = question.electorate
    part = {name: names(said) if (said := getattr(whose, name, ())) else "" for name in PARTS}
    yield _field("id", _("Short name"), question.id, _("in files and commands"))
    yield FormField(
        "rule", _("Rule"), question.rule, kind="pick", options=(usual, *rules), when=_when("rule")
    )
    yield FormField(
        "casting",
        _("Tie: the chair"),
        question.casting,
        kind="choice",
        options=(("", _("says nothing beforehand")), ("for", word("for")), ("against", word("against"))),
        when=_when("casting"),
    )
    yield _field("buildings", _("Only buildings"), part["buildings"], _("whose question it is: all"))
    yield _field("stairs", _("Only stairs"), part["stairs"], "3-2")
    yield _field("floors", _("Only floors"), part["floors"], "3-12 3-2-12")
    yield _field("rooms", _("Only units"), part["rooms"], "3-2-301")
    without, owing = (
        "\n".join(_excluded(each) for each in question.excluded if each.arrears == owes)
        for owes in (False, True)
    )
    yield FormField("excluded", _("Has no vote"), without, kind="long", when=_when("excluded"))
    yield FormField(
        "arrears",
        _("Until it is paid"),
        owing,
        kind="long",
        when=lambda values: profile.arrears is not None and _when("arrears")(values),
    )


def _special(question: QuestionSpec) -> bool:
    own = question.kind == "approve" and question.choices
    return bool(question.rule or question.casting or question.electorate or question.excluded or own)


def _digits(number: int) -> str:
    return str(number) if number else ""


def _lines(question: QuestionSpec) -> str:
    """A box on each line; one whose short name would not be the usual one is written `id = label`."""
    from meeting_tui.desk.polls.spec import choice_named

    return "\n".join(
        label
        if (label := each.label or each.id) and choice_named(no, label) == each
        else f"{each.id} = {label}"
        for no, each in enumerate(question.choices, 1)
    )


def choices_of(text: str) -> tuple[ChoiceSpec, ...]:
    """The boxes of such lines."""
    from meeting_tui.desk.polls.spec import ChoiceSpec, choice_named

    found = []
    for no, named in enumerate(filter(None, map(clean, text.split("\n"))), 1):
        own = _OWN_ID.fullmatch(named)
        found.append(ChoiceSpec(own[1], own[2]) if own else choice_named(no, named))
    return tuple(found)


def _about(question: QuestionSpec) -> Iterator[str]:
    """As it is typed; by the names on the ballot."""
    labels = {each.id: each.label or each.id for each in question.choices}
    return (f"{labels[who]}: {told}" for who, told in question.told.items())


def _group(question: QuestionSpec, group: GroupSpec) -> str:
    """As it is typed; by the names on the ballot."""
    labels = {each.id: each.label or each.id for each in question.choices}
    joined = names([labels.get(name, name) for name in group.names])
    return f"{group.title} = {group.seats}: {joined}"


def _groups(text: str) -> Iterator[GroupSpec]:
    """A line each: the group, =, how many seats, a colon, the names."""
    from meeting_tui.desk.polls.spec import GroupSpec

    for told in filter(None, map(clean, text.split("\n"))):
        found = _KEPT.fullmatch(told)
        if found is None:
            raise Refusal("polls.group_line", line=told, field=FieldName("groups"))
        listed = tuple(filter(None, map(clean, re.split("[,，、;；]", found["names"]))))
        yield GroupSpec(clean(found["title"]), int(narrow(found["seats"])), listed)


def _excluded(one: ExclusionSpec) -> str:
    return f"{one.room or f'#{one.voter}'}: {one.reason}"


def _exclusions(text: str) -> Iterator[ExclusionSpec]:
    """A line each: the unit, or # and the number on the roll; a colon; why."""
    from meeting_tui.desk.polls.spec import ExclusionSpec

    for told in filter(None, map(clean, text.split("\n"))):
        who, _colon, reason = (
            part.strip() for part in told.replace("\N{FULLWIDTH COLON}", ":", 1).partition(":")
        )
        if not (who and reason):
            raise Refusal("polls.exclusion_line", line=told, field=FieldName("excluded"))
        number = narrow(who).removeprefix("#")
        if narrow(who).startswith("#") and number.isdecimal():
            yield ExclusionSpec(reason, voter=int(number))
        else:
            yield ExclusionSpec(reason, room=who)


def _checked(office: Office, question: QuestionSpec, values: Values) -> str:
    """The question as the form has it, refused where no poll could be made of it."""
    from meeting_tui.desk.polls.candidates import check_names
    from meeting_tui.desk.polls.spec import check_question
    from meeting_tui.desk.polls.spec_out import question_toml

    made = put(question, values)
    check_question(made)
    check_names(office, made)
    return question_toml(made)


def put(question: QuestionSpec, values: Values) -> QuestionSpec:
    """The question as what stands in the form's fields puts it; what its kind doesn't ask for is left out."""
    from meeting_tui.desk.polls.spec import ElectorateSpec, ranks_of

    kind, more = values["kind"], bool(values["more"])
    asked = {name: values[name] if _asked(name, kind, more) else "" for name in values}
    part = [several(asked[name]) for name in PARTS]
    seats = a_number(asked["seats"] or "0", _("Seats"))
    choices = choices_of(asked["choices"])
    grades = tuple(filter(None, map(clean, asked["grades"].split("\n")))) if asked["method"] else ()
    most = ranks_of(len(choices), grades) if asked["method"] else max(seats, 1)
    return replace(
        question,
        id=clean(asked["id"]) or question.id,
        kind=kind,
        choices=choices,
        seats=seats,
        max_ticks=a_number(asked["max_ticks"] or str(most), _("Boxes to tick")),
        reserve=a_number(asked["reserve"] or "0", _("In waiting")),
        write_ins=a_number(asked["write_ins"] or "0", _("Lines for names")),
        min_ticks=a_number(asked["min_ticks"] or "0", _("At least")),
        cumulative=bool(asked["cumulative"]),
        method=asked["method"],
        grades=grades,
        groups=tuple(_groups(asked["groups"])),
        about=tuple(filter(None, map(clean, asked["about"].split("\n")))),
        rule=asked["rule"],
        casting=asked["casting"],
        electorate=ElectorateSpec(*part) if any(part) else None,
        excluded=(
            *_exclusions(asked["excluded"]),
            *(replace(each, arrears=True) for each in _exclusions(asked["arrears"])),
        ),
    )


def _asked(name: str, kind: str, more: bool) -> bool:
    """Whether a field is one of this kind of question's."""
    if name == "choices":
        return kind in _KINDS_OF[name] or (more and kind == "approve")
    return kind in _KINDS_OF.get(name, KIND_WORDS) and (more or name not in _RARE)
