"""Who stands for election: each told from the others, none of them counting the votes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlmodel import Session

from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import label
from meeting_tui.desk.persons.find import known, only
from meeting_tui.desk.persons.voters import owned, owns
from meeting_tui.desk.polls.about import about_lines
from meeting_tui.desk.polls.spec import ChoiceSpec, QuestionSpec
from meeting_tui.desk.roll.arrears import notes
from meeting_tui.lang import Translator
from meeting_tui.record.person import Person, name_key, of_several
from meeting_tui.refusal import Both, FieldName, Refusal, Several
from meeting_tui.rules.good_standing import Acclamation
from meeting_tui.rules.profile import Profile

_NUMBERED = re.compile(r"(?:\d{1,2}[.、)）]|[(（]\d{1,2}[)）]|[①-⑳]|[-*•·–—])\s*\w")


@dataclass(frozen=True)
class Slate:
    """A question with its names as they are printed, and the people who bear them."""

    question: QuestionSpec
    people: tuple[Person, ...]


def slate(session: Session, question: QuestionSpec) -> Slate:
    """Who stands: whoever the file knows under that name; others are a name and no more.

    Refused: `polls.not_one_name`; `persons.ambiguous` where several bear the name and no unit follows it;
    `polls.name_twice`.
    """
    for choice in question.choices:
        _one_name(question, choice.label or choice.id)
    stand = [(choice, _person(session, choice.label or choice.id)) for choice in question.choices]
    people = tuple(person for _choice, person in stand)
    for at, person in enumerate(people):
        if person.among(people[:at]):
            raise Refusal(
                "polls.name_twice", question=question.id, name=person.name, field=FieldName("choices")
            )
    choices = tuple(ChoiceSpec(choice.id, _printed(session, choice, person)) for choice, person in stand)
    told = about_lines(question.told)
    return Slate(replace(question, choices=choices, about=told), people)


def check_names(office: Office, question: QuestionSpec) -> None:
    """Refused as `slate` refuses, before a poll is made."""
    if question.kind in ("elect", "each"):
        with office.store.read() as session:
            slate(session, question)


def _one_name(question: QuestionSpec, named: str) -> None:
    """A list pasted into one line, or with its numbers, would be printed as one candidate of that name."""
    if _NUMBERED.match(named) or of_several(named):
        raise Refusal("polls.not_one_name", question=question.id, name=named, field=FieldName("choices"))


def _person(session: Session, named: str) -> Person:
    found = known(session, named)
    try:
        return only(found, named) if found else Person(0, named)
    except Refusal as refusal:
        raise Refusal(refusal.code, **{**refusal.facts, "field": FieldName("choices")}) from refusal


def _printed(session: Session, choice: ChoiceSpec, person: Person) -> str:
    """As it was written; a number becomes the name, with the unit where the name alone says too little."""
    written = choice.label or choice.id
    return label(session, person.id, person.name) if name_key(written) == person.ref else written


def check_elects(profile: Profile, question: QuestionSpec) -> None:
    """Names for seats are no offers of which one is chosen; refused as `polls.elects`."""
    matter = profile.matters.get(question.matter)
    if question.kind == "choose" and matter is not None and matter.elects:
        raise Refusal("polls.elects", question=question.id)


def check_counters(people: Iterable[Person], counters: Iterable[Person]) -> None:
    """Whoever stands for election doesn't count or watch; refused as `polls.candidates_count`."""
    who = tuple(counters)
    both = [person.name for person in people if person.among(who)]
    if both:
        raise Refusal("polls.candidates_count", names=Several(both), field=FieldName("tellers"))


def check_owners(session: Session, profile: Profile, people: Iterable[Person]) -> None:
    """Where the law lets owners alone stand, nobody does of whom the file knows that they own nothing;
    refused as `polls.candidate_owns_nothing`. Who is a name and no more is for people to know."""
    law = profile.candidacy
    if law is None or not law.owner:
        return
    strangers = [person for person in people if person.id and not owns(session, person)]
    if strangers:
        names = Several(person.name for person in strangers)
        clause = Both([(law.cite["zh"], law.cite["en"])])
        raise Refusal("polls.candidate_owns_nothing", names=names, clause=clause, field=FieldName("choices"))


def check_paid(office: Office, session: Session, profile: Profile, people: Iterable[Person]) -> None:
    """Where the law lets nobody in arrears stand, nobody does who owns a unit noted so; refused as
    `polls.candidate_owes`."""
    law = profile.candidacy
    held = notes(office, session) if law and law.paid else {}
    owing = [
        person.name for person in people if held and any(unit in held for unit in owned(session, person))
    ]
    if law and owing:
        clause = Both([(law.cite["zh"], law.cite["en"])])
        raise Refusal("polls.candidate_owes", names=Several(owing), clause=clause, field=FieldName("choices"))


def elects(questions: Iterable[QuestionSpec]) -> bool:
    """Whether people stand for election."""
    return any(each.kind in ("elect", "each") for each in questions)


def unopposed(profile: Profile, questions: Iterable[QuestionSpec]) -> Acclamation | None:
    """The law by which somebody may be declared elected without a vote, where no more stand than are to be
    elected; None where nobody may."""
    seats = ((each, each.seats or len(each.choices)) for each in questions if each.kind in ("elect", "each"))
    open_ = any(len(each.choices) <= free and not each.write_ins for each, free in seats)
    return profile.acclamation if open_ else None


def spread(question: QuestionSpec, t: Translator) -> Iterator[QuestionSpec]:
    """A question as it is asked: of the kind `each` every name is one, for, against or abstain."""
    if question.kind != "each":
        yield question
        return
    told = question.told
    for no, choice in enumerate(question.choices, 1):
        text = (question.text if no == 1 else "", told.get(choice.id, ""))
        yield replace(
            question,
            id=f"{question.id}-{no}",
            title=t("{title}: {name}", title=question.title, name=choice.label or choice.id),
            text="\n".join(filter(None, text)),
            kind="approve",
            choices=(),
            about=(),
            seats=0,
        )
