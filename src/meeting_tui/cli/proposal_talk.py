"""`proposal comment`, `amend`, `heard`: what people say of a draft, and what becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, Number, Option, Seat, verb
from meeting_tui.lang import N_, _, screen
from meeting_tui.lang import proposals as words
from meeting_tui.lang.formats import moment
from meeting_tui.record.proposal.values import WAYS, by_building

NUMBER = Argument("number", "NUMBER", N_("The proposal, by its number."), type=Number(1))
TEXT = Argument("text", "TEXT", N_("What is said."))
LINE = Option("--line", type=Number(0), default=0, help=N_("The line of its text, from 1; else the whole."))
REVISION = Option("--revision", type=Number(0), default=0, help=N_("Of which revision; else the newest."))
BY = Option("--by", metavar="NAME", default="", help=N_("Who says so, if not you."))
HEARD_BY = Option("--by", metavar="NAME", default="", help=N_("Who heard them, if not you."))
COMMENT = Argument("comment", "COMMENT", N_("The comment, by its number."), type=Number(1))
AMENDMENT = Argument("amendment", "AMENDMENT", N_("The amendment, by its number."), type=Number(1))
OUTCOME = Argument("outcome", "OUTCOME", N_("What becomes of it: taken, rejected or vote."), type=str)
WHY = Option("--reason", metavar="TEXT", default="", help=N_("Why; it stands in the record."))
AT = Option("--meeting", metavar="ID", default="", help=N_("The meeting that votes on it."))
AS = Option("--motion", type=Number(0), default=0, help=N_("The motion it is voted on as."))
WRITTEN = Option(
    "--written", is_flag=True, help=N_("The newest revision has it already: nothing is changed in the text.")
)
CHANGED = Argument("path", "FILE", N_("The proposal as it would be, as .md or .docx."), type=PATH)
GROUP = Argument("group", "GROUP", N_("The group of opinions, by its number."), type=Number(1))
WAY = Argument("way", "WAY", N_("How they were heard: paper, door or room."))
UNDER = Option("--group", type=Number(0), default=0, help=N_("The group of opinions they belong to."))
COUNT = Option("--count", type=Number(1), default=1, help=N_("How many households."))
BUILDING = Option("--building", metavar="NAME", default="", help=N_("Which building they live in."))
SAID = Option("--text", metavar="TEXT", default="", help=N_("What they said, in their words."))


@verb("comment", N_("Comment on a line; prints the comment's number."), NUMBER, TEXT, LINE, REVISION, BY)
def comment(seat: Seat, number: int, text: str, line: int, revision: int, by: str) -> None:
    from meeting_tui.desk.proposals import talk

    with seat.office() as office:
        out.data(str(talk.comment(office, number, line, text, by, revision)))


@verb("answer", N_("Answer a comment."), NUMBER, COMMENT, TEXT, BY)
def answer(seat: Seat, number: int, comment: int, text: str, by: str) -> None:
    from meeting_tui.desk.proposals import talk

    with seat.office() as office:
        talk.answer(office, number, comment, text, by)


@verb("resolve", N_("A comment is dealt with."), NUMBER, COMMENT)
def resolve(seat: Seat, number: int, comment: int) -> None:
    from meeting_tui.desk.proposals import talk

    with seat.office() as office:
        talk.resolve(office, number, comment)


@verb("comments", N_("What was said of it line by line, and what was answered."), NUMBER)
def comments(seat: Seat, number: int) -> None:
    from meeting_tui.desk.proposals import acts

    with seat.office(readonly=True) as office:
        record = acts.recorded(office, number)
    t = screen()
    for each in record.comments:
        where = words.where(each.revision, each.line, t)
        state = _("dealt with") if each.resolved else _("open")
        out.data(f"{each.no}. {where}  {each.by.name}  {moment(each.at, t.lang)}  {state}")
        out.data(f"   {_erased(each.text)}")
        for reply in each.replies:
            out.data(f"   {reply.by.name}: {_erased(reply.text)}")


def _erased(text: str | None) -> str:
    return _("(erased)") if text is None else text.replace("\n", "\n   ")


TALKING = (comment, answer, resolve, comments)


@verb(
    "amend", N_("Move another wording of its text; prints the amendment's number."), NUMBER, CHANGED, BY, WHY
)
def amend(seat: Seat, number: int, path: Path, by: str, reason: str) -> None:
    from meeting_tui.desk.communities import currency
    from meeting_tui.desk.proposals import acts, files, talk

    with seat.office() as office:
        before = acts.recorded(office, number).newest
        text = files.read(path, before.draft, currency(office)).text
        out.data(str(talk.amend(office, number, text, by, reason, before.no)))


@verb(
    "settle",
    N_("Take an amendment in, reject it, or say as which motion it is voted on."),
    *(NUMBER, AMENDMENT, OUTCOME, WHY, AT, AS, WRITTEN),
)
def settle(seat: Seat, number: int, amendment: int, outcome: str, **said: Any) -> None:
    from meeting_tui.desk.proposals import talk

    with seat.office() as office:
        talk.settle(office, number, amendment, outcome, **said)


@verb("amendments", N_("The amendments moved, and what became of them."), NUMBER)
def amendments(seat: Seat, number: int) -> None:
    from meeting_tui.desk.proposals import acts

    with seat.office(readonly=True) as office:
        record = acts.recorded(office, number)
    t = screen()
    for each in record.amendments:
        state = t(words.OUTCOMES[each.outcome])
        at = f"  {each.meeting} / {each.motion}" if each.motion else ""
        out.data(f"{each.no}. {words.where(each.revision, 0, t)}  {each.mover.name}  {state}{at}")
        for line in words.changed(record.changed_by(each), each.text, t):
            out.data(f"   {line}")


AMENDING = (amend, settle, amendments)


@verb("group", N_("Gather opinions under what they say in common; prints the group's number."), NUMBER, TEXT)
def group(seat: Seat, number: int, text: str) -> None:
    from meeting_tui.desk.proposals import hearing

    with seat.office() as office:
        out.data(str(hearing.group(office, number, text)))


@verb(
    "heard",
    N_("Note households that were heard before the vote."),
    NUMBER,
    WAY,
    UNDER,
    COUNT,
    BUILDING,
    SAID,
    HEARD_BY,
)
def heard(
    seat: Seat, number: int, way: str, group: int, count: int, building: str, text: str, by: str
) -> None:
    from meeting_tui.desk.proposals import hearing

    with seat.office() as office:
        hearing.hear(office, number, way, count=count, building=building, group=group, text=text, by=by)


@verb("reply", N_("Answer a group of opinions."), NUMBER, GROUP, TEXT)
def reply(seat: Seat, number: int, group: int, text: str) -> None:
    from meeting_tui.desk.proposals import hearing

    with seat.office() as office:
        hearing.reply(office, number, group, text)


@verb(
    "opinions", N_("Who was heard, group by group and building by building, and what was answered."), NUMBER
)
def opinions(seat: Seat, number: int) -> None:
    from meeting_tui.desk.proposals import acts

    with seat.office(readonly=True) as office:
        groups = acts.recorded(office, number).opinions
    t = screen()
    for each in groups:
        out.data(f"{each.no}. {each.said or _('Without a group')}  {each.count}")
        out.data(f"   {each.answer or _('Not answered yet.')}")
    rows = [(building or "–", *heard) for building, heard in by_building(groups)]
    if rows:
        out.table([_("Building"), *(t(words.WAYS[way]) for way in WAYS)], rows, right=frozenset({1, 2, 3}))


HEARING = (group, heard, reply, opinions)
