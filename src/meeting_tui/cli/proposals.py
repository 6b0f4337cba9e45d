"""`proposal`: write proposals and change them, see who changed what, comment, and hear people."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, Number, Option, Seat, noun, verb
from meeting_tui.cli.parameters import JSON, OUTPUT
from meeting_tui.cli.proposal_talk import AMENDING, HEARING, TALKING
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang import proposals as words
from meeting_tui.lang.formats import area, moment
from meeting_tui.lang.money import money
from meeting_tui.lang.terms import term
from meeting_tui.refusal import CheckFailed, Refusal
from meeting_tui.rules.exact import decimal

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.proposals.values import ProposalView
    from meeting_tui.record.proposal.values import ProposalDraft, ProposalRecord, Revision
    from meeting_tui.rules.profile import Profile

NUMBER = Argument("number", "NUMBER", N_("The proposal, by its number."), type=Number(1))
MATTER = Argument("matter", "MATTER", N_("The matter it is about, by its number."), type=Number(1))
FILE = Argument("path", "FILE", N_("The proposal as .md or .docx."), type=PATH)
MAYBE = Argument(
    "path",
    "[FILE]",
    N_("The changed proposal as .md or .docx; else your editor opens it."),
    type=PATH,
    required=False,
)
KIND = Option(
    "--kind", metavar="CODE", default="", help=N_("The kind of matter, where the file does not say.")
)
BASE = Option(
    "--base",
    type=Number(1),
    metavar="REVISION",
    default=None,
    help=N_("The revision you changed, where it may not be the newest any more."),
)
WHY = Option("--reason", metavar="TEXT", default="", help=N_("Why; it stands in the record."))
FROM = Argument("old", "[FROM]", N_("A revision; else the one before."), type=Number(1), required=False)
TO = Argument("new", "[TO]", N_("A later one; else the newest."), type=Number(1), required=False)


@verb("list", N_("All proposals, by their matters."), JSON)
def list_(seat: Seat, as_json: bool) -> None:
    from meeting_tui.desk.matters import acts as matters

    with seat.office(readonly=True) as office:
        found = matters.matters(office)
    rows = [
        (each.id, matter.id, each.draft.title, each.revision, _("frozen") if each.frozen else _("draft"))
        for matter in found
        for each in matter.proposals
    ]
    if as_json:
        names = ("id", "matter", "title", "revision", "state")
        out.as_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        out.table([_("No."), _("Matter"), _("Title"), _("Revision"), _("State")], rows)


@verb("new", N_("Put a proposal to a matter, from a file; prints its number."), MATTER, FILE, KIND)
def new(seat: Seat, matter: int, path: Path, kind: str) -> None:
    from meeting_tui.desk.communities import currency
    from meeting_tui.desk.proposals import acts, files
    from meeting_tui.record.proposal.values import ProposalDraft

    with seat.office() as office:
        draft = files.read(path, ProposalDraft("", "", kind), currency(office))
        out.data(str(acts.propose(office, matter, draft)))


@verb("show", N_("A proposal as it stands."), NUMBER, JSON)
def show(seat: Seat, number: int, as_json: bool) -> None:
    from meeting_tui.desk.communities import profile
    from meeting_tui.desk.proposals import acts, written

    with seat.office(readonly=True) as office:
        record, law = acts.recorded(office, number), profile(office)
    if as_json:
        out.as_json(asdict(record))
        return
    out.data(written.to_markdown(record.newest.draft, screen(), law).rstrip("\n"))
    for annex in record.newest.draft.annexes:
        out.data(f"{annex.name}  {annex.size}  SHA-256 {annex.sha256}")


@verb("export", N_("A proposal as a file: .md or .docx."), NUMBER, OUTPUT)
def export(seat: Seat, number: int, target: str) -> None:
    from meeting_tui.desk.communities import profile
    from meeting_tui.desk.proposals import acts, files

    with seat.office(readonly=True) as office:
        draft, law = acts.proposal(office, number).draft, profile(office)
    files.write(Path(target), draft, screen(), law)
    out.words(_("{path} written.", path=target))


@verb("edit", N_("Change a proposal, in your editor or from a file."), NUMBER, MAYBE, BASE, WHY)
def edit(seat: Seat, number: int, path: Path | None, base: int | None, reason: str) -> None:
    from meeting_tui.desk.communities import currency, profile
    from meeting_tui.desk.proposals import acts, files

    with seat.office(readonly=True) as office:
        before, counted, law = acts.recorded(office, number).newest, currency(office), profile(office)
    draft = files.read(path, before.draft, counted) if path else _in_editor(before, counted, law)
    if draft is None:
        out.words(_("Nothing was changed."))
        return
    try:
        made = _revised(seat, number, draft, base or before.no, reason)
    except Refusal:
        if not path:  # also where somebody else has the file open by now
            out.words(_("What you wrote is kept in {path}.", path=_kept(draft, law)))
        raise
    out.words(_("Proposal {number}, revision {revision}.", number=made.id, revision=made.revision))


def _revised(seat: Seat, number: int, draft: ProposalDraft, base: int, reason: str) -> ProposalView:
    from meeting_tui.desk.proposals import acts

    with seat.office() as office:
        try:
            return acts.proposal(office, acts.revise(office, number, draft, base=base, reason=reason))
        except Refusal as refusal:
            if refusal.code == "proposals.older_base":
                _differ(office, number, base)
            raise


def _in_editor(before: Revision, currency: str, law: Profile) -> ProposalDraft | None:
    """The draft as it was left in the person's own editor; None where it was left as it was."""
    import click

    from meeting_tui.desk.proposals.written import from_markdown, to_markdown

    text = to_markdown(before.draft, screen(), law)
    changed = click.edit(text, extension=".md")
    return None if changed is None else from_markdown(changed, before.draft, currency)


def _kept(draft: ProposalDraft, law: Profile) -> str:
    """The file in which a refused draft waits."""
    import os
    import tempfile

    from meeting_tui.desk.proposals.written import to_markdown

    handle, path = tempfile.mkstemp(prefix="proposal-", suffix=".md")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(to_markdown(draft, screen(), law))
    return path


def _differ(office: Office, number: int, old: int, new: int = 0) -> None:
    """Print what changed between two revisions, whole."""
    from meeting_tui.desk.communities import profile
    from meeting_tui.desk.proposals import acts, written

    record, t, law = acts.recorded(office, number), screen(), profile(office)
    both = (_revision(record, number, old), _revision(record, number, new or record.newest.no))
    was, now = (written.to_markdown(each.draft, t, law) for each in both)
    for line in words.changed(was, now, t, written.text_lines(now)):
        out.data(line)


def _revision(record: ProposalRecord, number: int, revision: int) -> Revision:
    found = record.revision(revision)
    if found is None:
        raise Refusal("proposals.no_revision", proposal=number, revision=revision)
    return found


@verb("diff", N_("What changed between two revisions, word by word."), NUMBER, FROM, TO)
def diff(seat: Seat, number: int, old: int | None, new: int | None) -> None:
    from meeting_tui.desk.proposals import acts

    with seat.office(readonly=True) as office:
        record = acts.recorded(office, number)
        last = new or record.newest.no
        _differ(office, number, old or max(last - 1, record.revisions[0].no), last)


@verb("history", N_("Its revisions: who wrote them, when, and why."), NUMBER, JSON)
def history(seat: Seat, number: int, as_json: bool) -> None:
    from meeting_tui.desk.proposals import acts

    with seat.office(readonly=True) as office:
        record = acts.recorded(office, number)
    if as_json:
        out.as_json([_told(each) for each in record.revisions])
        return
    lang = screen().lang
    rows = [
        (each.no, moment(each.at, lang) if each.at else "", each.by.name, each.base or "", each.reason)
        for each in record.revisions
    ]
    out.table([_("Revision"), _("At"), _("By"), _("Made from"), _("Why")], rows, right=frozenset({0, 3}))
    if record.frozen:
        frozen = record.frozen
        out.words(
            _(
                "Revision {revision} is on a ballot since {at}.",
                revision=frozen.revision,
                at=moment(frozen.at, lang),
            )
        )


def _told(each: Revision) -> dict[str, Any]:
    facts = {"revision": each.no, "base": each.base, "at": each.at, "by": each.by.name, "reason": each.reason}
    return facts | {"amendment": each.amendment}


@verb("cost", N_("What each unit bears of the cost, worked out from the roll."), NUMBER, JSON)
def cost(seat: Seat, number: int, as_json: bool) -> None:
    from meeting_tui.desk.communities import currency
    from meeting_tui.desk.proposals import acts
    from meeting_tui.desk.proposals import cost as desk

    with seat.office(readonly=True) as office:
        found, counted = desk.sharing(office, acts.proposal(office, number).draft), currency(office)
    if found is None:
        out.words(_("The proposal names no cost, or nothing to share it by."))
    elif as_json:
        rows = [
            {
                "unit": each.label,
                "building": each.building,
                "area": decimal(each.area, 2),
                "cost": decimal(each.cents, 2),
            }
            for each in found.units
        ]
        out.as_json({"basis": found.basis, "cost": decimal(found.cents, 2), "units": rows})
    else:
        t = screen()
        told = [(each.label, area(each.area, t.lang), money(each.cents, counted, t)) for each in found.units]
        out.table([_("Unit"), _("Area"), _("Bears")], told, right=frozenset({1, 2}))
        basis, whole = t(words.BASES[found.basis]), money(found.cents, counted, t)
        out.words(_("{cost} in all, shared by {basis}.", cost=whole, basis=basis))


@verb("pack", N_("What the pack of a proposal still lacks. Exit code 3 while it is not full."), NUMBER, JSON)
def pack(seat: Seat, number: int, as_json: bool) -> None:
    from meeting_tui.desk import communities
    from meeting_tui.desk.proposals import pack as desk

    with seat.office(readonly=True) as office:
        found = desk.lacks(office, number, communities.profile(office))
    if as_json:
        out.as_json([each.removeprefix("lacks.") for each in found])
    for each in () if as_json else found:
        out.data(term(each, screen()))
    if found:
        raise CheckFailed("proposals.not_full", proposal=number)


TEMPLATE = Argument("name", "[NAME]", N_("Which; without it, all are listed."), required=False)
TARGET = Option(
    "-o", "--out", "target", metavar="FILE", default="", help=N_("Where to write it."), writes=True
)


@verb(
    "template",
    N_("Where a proposal of each kind begins: its majority, papers, what owners ask."),
    TEMPLATE,
    TARGET,
)
def template(seat: Seat, name: str | None, target: str) -> None:
    from meeting_tui.desk import communities
    from meeting_tui.desk.proposals import files, templates

    with seat.office(readonly=True) as office:
        law = communities.profile(office)
    t = screen()
    if not name:
        found = templates.templates(law, t)
        out.table(
            [_("Name"), _("Title"), _("Kind")], [(each.name, each.title, each.draft.code) for each in found]
        )
        return
    chosen = templates.template(name, law, t)
    if target:
        files.write(Path(target), chosen.draft, t, law)
        out.words(_("{path} written.", path=target))
        return
    papers, asks = (t("; ").join(each) for each in (chosen.papers, chosen.asks))
    told = [(_("Title"), chosen.title), (_("Kind"), chosen.draft.code), (_("The law"), chosen.rule)]
    out.facts([*told, (_("Annexes"), papers), (_("Owners ask"), asks)])


ANNEX = Argument("files", "FILES…", N_("The files that go with it."), type=PATH, nargs=-1, required=True)


@verb(
    "annex",
    N_("Add files to a proposal, by their digest; a file of the same name is replaced."),
    NUMBER,
    ANNEX,
)
def annex(seat: Seat, number: int, files: tuple[Path, ...]) -> None:
    from meeting_tui.desk.proposals import acts, annexes

    with seat.office() as office:
        before = acts.recorded(office, number).newest
        acts.revise(office, number, annexes.added(before.draft, files), base=before.no)


proposal = noun(
    "proposal",
    N_("Proposals: written, changed, compared, commented, and what people say of them."),
    *(list_, template, new, show, edit, export, annex, history, diff, cost, pack),
    *(*TALKING, *AMENDING, *HEARING),
)
