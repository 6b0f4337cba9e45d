"""A poll as the spec that makes such a poll again: what was frozen, read back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.about import about_lines
from meeting_tui.desk.polls.definition import Asked, words_of
from meeting_tui.desk.polls.frozen import BallotOf, Case, case
from meeting_tui.desk.polls.spec import (
    ChoiceSpec,
    ElectorateSpec,
    ExclusionSpec,
    GroupSpec,
    PollSpec,
    QuestionSpec,
)
from meeting_tui.paper.ballots.choices import choice_label, of_group
from meeting_tui.record.person import Person, people_of


def spec_of(office: Office, poll: str) -> PollSpec:
    """The spec of a poll. Names voted on one by one are the questions they became.

    Whose a question is stands there by units, as the ballots write them.
    """
    with office.store.read() as session:
        found = case(session, poll)
        register = found.register(office, session)
        voters = {ballot.voter: ballot for ballot in found.of_voters(session, register).values()}
    what = found.definition
    return PollSpec(
        title=what.title,
        questions=tuple(_question(found, each, voters) for each in what.asked),
        opens=datetime.fromisoformat(what.opens),
        closes=datetime.fromisoformat(what.closes),
        identity=what.identity,
        place=what.place,
        contact=what.contact,
        counting=what.counting,
        objection_days=what.objection_days,
        tellers=_people(what.tellers),
        scrutineers=_people(what.scrutineers),
        open_count=what.open_count,
        keyed_twice=what.keyed_twice,
        without_rehearsal=register.opening.get("unrehearsed", ""),
        without_pack=register.opening.get("unpacked", ""),
        without_pack_by=_people(people_of(register.opening, "unpacked_by"))
        if "unpacked" in register.opening
        else (),
    )


def _people(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(f"{each.name} {each.unit}".rstrip() for each in people)


def _question(found: Case, asked: Asked, voters: dict[int, BallotOf]) -> QuestionSpec:
    question, matter = asked.question, found.profile.matters.get(asked.matter)
    elected = question.kind == "elect"
    usual = matter is not None and matter.rule == question.rule
    whose = asked.electorate
    return QuestionSpec(
        id=question.id,
        title=asked.title,
        text=_text(asked, bool(question.groups) + (whose is not None)),
        matter=asked.matter,
        rule="" if usual else question.rule,
        kind=question.kind,
        choices=tuple(_choices(found, asked)),
        seats=question.seats if elected else 0,
        max_ticks=question.max_ticks,
        reserve=question.reserve,
        write_ins=asked.write_ins,
        proposal=asked.proposal,
        electorate=_whose(asked, voters),
        excluded=tuple(
            ExclusionSpec(why, voter=no, arrears=no in asked.arrears)
            for no, why in sorted(asked.excluded.items())
        ),
        casting=asked.casting,
        min_ticks=question.min_ticks,
        cumulative=question.cumulative,
        method=question.method,
        grades=question.grades,
        groups=tuple(GroupSpec(each.title, each.seats, each.names) for each in question.groups),
        about=about_lines(asked.about),
    )


def _text(asked: Asked, added: int) -> str:
    """The text without so many lines that the program added below it."""
    lines = asked.text.split("\n")
    return "\n".join(lines[: len(lines) - added])


def _choices(found: Case, asked: Asked) -> Iterable[ChoiceSpec]:
    """The boxes that stand on the paper otherwise than the rules would have it."""
    t, kind = words_of(found.definition), asked.question.kind
    if kind in ("choose", "elect"):
        groups = {name: each.title for each in asked.question.groups for name in each.names}
        plain = {
            name: asked.labels[name].removesuffix(of_group(t, "", groups[name]).lstrip()).rstrip()
            if name in groups
            else asked.labels[name]
            for name in asked.question.offers
        }
        return [ChoiceSpec(name, label) for name, label in plain.items()]
    own = [
        ChoiceSpec(box, label) for box, label in asked.labels.items() if label != choice_label(t, kind, box)
    ]
    return [ChoiceSpec(*pair) for pair in asked.labels.items()] if own and kind == "approve" else []


def _whose(asked: Asked, voters: dict[int, BallotOf]) -> ElectorateSpec | None:
    """The part as it was named; of polls from before parts weighed, all units of those asked."""
    if asked.part or asked.electorate is None:
        return asked.part.of if asked.part else None
    return ElectorateSpec(rooms=_units(voters, asked.electorate))


def _units(voters: dict[int, BallotOf], whose: frozenset[int]) -> tuple[str, ...]:
    return tuple(unit for no in sorted(whose) for unit in voters[no].units.split("\n"))
