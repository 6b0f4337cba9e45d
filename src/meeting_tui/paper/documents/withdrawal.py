"""The notice that a vote is held no more: why, who decided so, and what becomes of the ballots."""

from __future__ import annotations

from collections.abc import Iterator

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import moment
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Items, Paragraph
from meeting_tui.paper.documents.issuer import closing, copied
from meeting_tui.paper.documents.made_of import MadeOf, issued
from meeting_tui.record.poll.values import CourseChange
from meeting_tui.rules.condition import Words


def build(
    of: MadeOf, poll: str, returned: int, change: CourseChange, copies: Words, t: Translator
) -> Document:
    """撤回公告 of the poll of that title; `returned`: how many ballots are back; `copies`: who gets one."""
    title = t("Withdrawal of the vote: {title}", title=poll)
    blocks = tuple(_blocks(of, poll, returned, change, t))
    end = closing(t, of.issuer, of.date, t("By order of the committee."))
    return issued(t, "withdrawal", of, title, (*blocks, *copied(t, copies), *end))


def _blocks(of: MadeOf, poll: str, returned: int, change: CourseChange, t: Translator) -> Iterator[Block]:
    yield Paragraph(t("To all owners:"), "strong")
    yield Paragraph(t('The vote "{title}" is withdrawn and will not be counted.', title=poll))
    yield Facts(
        (
            (t("Withdrawn on"), moment(change.at, t.lang)),
            (t("Decided by"), t(", ").join(change.by)),
            (t("Why"), change.reason),
        )
    )
    told = (
        t("Nothing is decided by this vote. Notices of it that hang are void."),
        t.plural(
            "{n} ballot that came back is kept with the papers of the vote and not counted.",
            "{n} ballots that came back are kept with the papers of the vote and not counted.",
            returned,
        ),
        t("Who still has a ballot need not return it."),
    )
    yield Items(tuple((f"{n}.", said) for n, said in enumerate(told, 1)))
    if of.issuer.contact:
        yield Paragraph(t("Contact: {contact}", contact=of.issuer.contact))
