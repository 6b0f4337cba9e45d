"""A form with which an owner lets somebody else vote: 授权委托书, to be filled in by hand; of an assembly
each owner has one of their own, which is scanned at the door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import moment, names, numbered, span
from meeting_tui.lang.outcome import joined
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Heading, Paragraph, Signatures, Table
from meeting_tui.paper.documents.issuer import Issuer, document
from meeting_tui.paper.documents.sheets import SheetPerson
from meeting_tui.rules import Profile

_BOX = "□"
_FIELDS = (7, 7, 4, 6)
"""Widths of two labels with room to write behind each; an identity number has eighteen digits."""
_COLUMNS = 4
"""So many choices have room beside the question."""


@dataclass(frozen=True)
class Instructed:
    """A question an owner may tell the proxy how to answer; `choices` are the words beside its boxes."""

    title: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class ProxyFacts:
    """The poll the form is for; `opens` and `closes` are ISO."""

    issuer: Issuer
    title: str
    opens: str
    closes: str
    questions: tuple[Instructed, ...]
    law: Profile


@dataclass(frozen=True)
class AssemblyProxyFacts:
    """The assembly the forms are for, its voters each with a code, what is decided there; `when` is ISO."""

    issuer: Issuer
    title: str
    when: str
    place: str
    people: tuple[SheetPerson, ...]
    items: tuple[Instructed, ...]
    law: Profile


def build(facts: ProxyFacts, t: Translator) -> Document:
    """The blank form. It asks for no more than the law does (Civil Code art 165)."""
    title = t("Written authority: {title}", title=facts.title)
    return document(t, facts.issuer, title, tuple(_blocks(facts, t)))


def _blocks(facts: ProxyFacts, t: Translator) -> Iterator[Block]:
    yield Heading(numbered(1, t("Who authorises whom"), t.lang))
    people = (
        (t("Owner who authorises"), t("Unit(s)"), t("Identity document no."), t("Phone")),
        (t("Proxy"), t("Relation to the owner"), t("Identity document no."), t("Phone")),
    )
    for first, second, third, fourth in people:
        rows = ((first, "", second, ""), (third, "", fourth, ""))
        yield Table(("",) * 4, rows, _FIELDS, "llll", tall=True)
    yield Heading(numbered(2, t("What for"), t.lang))
    yield Facts(
        (
            (t("Title of the vote"), facts.title),
            (t("Valid for"), span(facts.opens, facts.closes, t)),
            (t("Power"), t("To receive the ballot, fill it in as instructed below, sign it and hand it in.")),
        )
    )
    yield Heading(numbered(3, t("Instructions: tick one box on each line"), t.lang))
    instructed = facts.law.proxy.instruction_required
    yield _instructions(t, facts.questions, t("Question"), free=not instructed)
    yield from _bounds(t, facts.law)
    yield _signed(t)


def _bounds(t: Translator, law: Profile) -> Iterator[Block]:
    """What the proxy may decide, for how many owners they may act, and what is handed in with the form."""
    said = (
        t("By law the owner says how to vote on each item: tick one box on each line.")
        if law.proxy.instruction_required
        else t("Without a tick the proxy decides. The proxy may not pass the authority on.")
    )
    yield Paragraph(said, "note")
    if limits := tuple(_limits(t, law)):
        cite = t.pick(dict(law.on_proxies))
        yield Paragraph(t("{wording} ({cite})", wording=joined(limits, t), cite=cite), "note")
    copies = (t("the owner's identity document"), t("the proxy's identity document"))
    spaced = _choices(t, copies)
    yield Paragraph(t("Copies attached, where your bylaws ask for them: {copies}", copies=spaced), "note")


def _limits(t: Translator, law: Profile) -> Iterator[str]:
    """For how many owners one may act, and who may not."""
    rule = law.proxy
    if rule.max_principals is not None:
        yield t.plural(
            "A proxy may act for {n} owner at most.",
            "A proxy may act for {n} owners at most.",
            rule.max_principals,
        )
        if rule.or_units is not None:
            yield t("Where {frac} of all units is more, for so many.", frac=rule.or_units)
        if rule.unless_share is not None:
            yield t(
                "For more only while own and entrusted votes are within {frac} of all.",
                frac=rule.unless_share,
            )
    if rule.forbidden_roles:
        who = names((term(role, t) for role in rule.forbidden_roles), t.lang)
        yield t("May not be proxy: {who}.", who=who)


def _instructions(t: Translator, asked: tuple[Instructed, ...], what: str, free: bool = True) -> Table:
    """A row each to tick in, a column for each choice where all have the same; `free`: the proxy may be left
    to decide."""
    more = (t("as the proxy decides"),) if free else ()
    every = {(*each.choices, *more) for each in asked}
    if len(every) == 1 and len(labels := every.pop()) <= _COLUMNS:
        boxes = (_BOX,) * len(labels)
        ticked = tuple((str(n), q.title, *boxes) for n, q in enumerate(asked, 1))
        widths = (0, 6, *(2,) * (len(labels) - len(more)), *(0,) * len(more))
        return Table((t("No."), what, *labels), ticked, widths, "cl" + "c" * len(labels), tall=True)
    rows = tuple((str(n), q.title, _choices(t, (*q.choices, *more))) for n, q in enumerate(asked, 1))
    return Table((t("No."), what, t("Instruction")), rows, (1, 6, 6), "cll", tall=True)


def _choices(t: Translator, labels: tuple[str, ...]) -> str:
    spaced = "\u3000" if t.lang == "zh" else "  "
    return spaced.join(f"{_BOX} {label}" for label in labels)


def _signed(t: Translator) -> Signatures:
    return Signatures((t("Signed by the owner"), t("Date"), t("Signed by the proxy"), t("Date")))


def for_assembly(facts: AssemblyProxyFacts, t: Translator) -> Document:
    """A page for every voter, who hands theirs to whoever goes for them."""
    title = t("Written authority: {title}", title=facts.title)
    pages = tuple(block for person in facts.people for block in _page(facts, person, t))
    return document(t, facts.issuer, title, pages)


def _page(facts: AssemblyProxyFacts, person: SheetPerson, t: Translator) -> Iterator[Block]:
    yield Heading(t("Written authority: {title}", title=person.name), page=True)
    head = (t("Owner who authorises"), t("Unit(s)"), t("Check-in code"))
    yield Table(head, ((person.name, person.unit, person.code),), (6, 6, 3), "llc", tall=True, codes=True)
    first = (t("Proxy"), "", t("Relation to the owner"), "")
    second = (t("Identity document no."), "", t("Phone"), "")
    yield Table(("",) * 4, (first, second), _FIELDS, "llll", tall=True)
    yield Facts(tuple(_about(facts, t)))
    if facts.items:
        yield _instructions(t, facts.items, t("Item"), free=not facts.law.proxy.instruction_required)
    yield from _bounds(t, facts.law)
    brought = t("Bring this paper: the code is scanned at the door. It ends when the owner comes in person.")
    yield Paragraph(brought, "note")
    yield _signed(t)


def _about(facts: AssemblyProxyFacts, t: Translator) -> Iterator[tuple[str, str]]:
    yield t("Meeting"), facts.title
    if facts.when:
        yield t("Time"), moment(facts.when, t.lang)
    if facts.place:
        yield t("Place"), facts.place
    yield t("Power"), t("To take part in the meeting for the owner: to speak, to move and to vote.")
