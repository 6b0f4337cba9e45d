"""Names that voters wrote in: keyed from the paper, and told to be one where they are spelled in two ways."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from meeting_tui.clean import clean, narrow
from meeting_tui.desk.ballots.find import FoundBallot
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import label
from meeting_tui.desk.persons.find import known, only
from meeting_tui.desk.persons.two import two_people
from meeting_tui.desk.polls.definition import Asked, Definition
from meeting_tui.desk.polls.frozen import Case, case
from meeting_tui.paper import fonts
from meeting_tui.record.person import Person, bodies_of, body_of, name_key
from meeting_tui.record.written import NAME, Names, WrittenName, counted_as
from meeting_tui.refusal import Key, Keys, Refusal
from meeting_tui.store.journal import New

Marks = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Keyed:
    """What was keyed in, in the record's form, after the entries of names that nobody wrote before."""

    marks: dict[str, list[str]]
    names: tuple[New, ...] = ()


def keyed(office: Office, session: Session, found: FoundBallot, given: Marks) -> Keyed:
    """Marks for every question, in the order of the boxes, `+NAME` for a name on a further line.

    Refused: `ballots.unknown_choice` where there is neither such a box nor a line for a name;
    `ballots.no_name` for a number; `ballots.name_counts` for the name of whoever counts or watches.
    """
    definition, known = found.case.definition, found.case.register(office, session).names
    for number in given:
        definition.question(number)
    key, by = found.case.key(office), body_of("by", office.actor)
    marks: dict[str, list[str]] = {}
    new: dict[str, New] = {}
    for asked in definition.asked:
        meant = dict(_meant(session, asked, tick, known, key) for tick in given.get(asked.id, ()))
        marks[asked.id] = [box for box in asked.labels if box in meant] + sorted(meant.keys() - asked.labels)
        for number in marks[asked.id]:
            if number not in asked.labels and number not in known:
                _check_counter(session, definition, new_name := meant[number])
                facts = {"question": asked.id, "id": number, **by}
                new[number] = New("name.written", facts, {"name": new_name})
    return Keyed(marks, tuple(new.values()))


def _meant(session: Session, asked: Asked, tick: str, names: Names, key: bytes) -> tuple[str, str]:
    """A box; or the id of a name, and the name: of a candidate on the paper it is that one's box."""
    name = clean(tick.removeprefix(NAME)) if asked.write_ins and tick.startswith(NAME) else ""
    if tick in asked.labels or (name and tick in names):
        return tick, ""
    if not name:
        told = {"choice": Key(tick), "known": Keys(asked.labels)}
        raise Refusal("ballots.unknown_choice", question=asked.id, **told)
    name = _called(session, name)
    printed = next(
        (box for box in asked.question.offers if name_key(asked.labels[box]) == name_key(name)), ""
    )
    if printed:
        return printed, ""
    fonts.require([name])
    text = f"name/1|{asked.id}/{name_key(name)}".encode()
    digest = hmac.new(key, text, hashlib.sha256).digest()
    return NAME + base64.b32encode(digest[:5]).decode("ascii"), name


def _called(session: Session, name: str) -> str:
    """The name itself, or that of the person whose number it is (`p12`).

    Refused: `ballots.no_name` for what has no letter, and for one ASCII word with a digit: a number nobody
    has, the id of a box or of a name, a code. A name with a unit behind it is one.
    """
    plain = narrow(name)
    coded = plain.isascii() and " " not in plain and any(each.isdigit() for each in plain)
    if any(each.isalpha() for each in plain) and not coded:
        return name
    found = known(session, plain) if coded else ()
    if len(found) != 1:
        raise Refusal("ballots.no_name", name=name)
    return label(session, found[0].id, found[0].name)


def _check_counter(session: Session, definition: Definition, name: str) -> None:
    """Refused: `ballots.name_counts` for whoever counts or watches; `persons.ambiguous` for a namesake.

    Candidates are no tellers, whether they are printed or written in.
    """
    counters = (*definition.tellers, *definition.scrutineers)
    meant = known(session, name) or (Person(0, name),)
    if any(person.among(counters) for person in meant) and only(meant, name).among(counters):
        raise Refusal("ballots.name_counts", name=name)


def name_of(office: Office, ref: str) -> str:
    """The name a ref means: of a person of the file with what tells namesakes apart, else as it was typed."""
    with office.store.read() as session:
        found = known(session, ref)
        return label(session, found[0].id, found[0].name) if len(found) == 1 else clean(ref)


def written(office: Office, poll: str) -> tuple[WrittenName, ...]:
    """The names that were written in so far, in the order in which they were keyed in."""
    with office.store.read() as session:
        return tuple(case(session, poll).register(office, session).names.values())


def merge_names(
    office: Office, poll: str, of: str, into: str, people: Sequence[str], reason: str
) -> WrittenName:
    """Two people say that a written name is one with another, or with a candidate; with itself: it is not.

    Both are named by id or as they are written. Refused: `ballots.unknown_name`, `ballots.merged_already`,
    `ballots.two_people`, and as the poll's table says.
    """
    with office.store.write() as session:
        by = two_people(session, people)
        found = case(session, poll)
        found.may(office, session, "merge_names")
        names = found.register(office, session).names
        one = names[_found(names, of)]
        target = _target(found, names, one, into)
        facts = {"question": one.question, "of": one.id, "into": target, "reason": clean(reason)}
        found.put(office, session, [New("names.merged", facts | bodies_of("by", by))])
        return found.register(office, session).names[one.id]


def _found(names: Names, ref: str, question: str = "") -> str:
    """The id of the name meant."""
    wanted = name_key(ref.removeprefix(NAME))
    for each in names.values():
        here = not question or each.question == question
        if here and (ref == each.id or (each.name is not None and name_key(each.name) == wanted)):
            return each.id
    raise Refusal("ballots.unknown_name", name=ref)


def _target(found: Case, names: Names, one: WrittenName, into: str) -> str:
    asked = found.definition.question(one.question)
    for box in asked.question.offers:
        if into == box or name_key(asked.labels[box]) == name_key(into):
            return box
    target = _found(names, into, one.question)
    if target != one.id and counted_as(names, target) == one.id:
        raise Refusal("ballots.merged_already", name=names[target].name or target, into=one.name or one.id)
    return target
