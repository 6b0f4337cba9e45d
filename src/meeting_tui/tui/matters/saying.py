"""What is entered about what people say of a proposal, each a form or a list to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meeting_tui.lang import _, _p
from meeting_tui.lang.proposals import WAYS
from meeting_tui.tui.form import FormField
from meeting_tui.tui.matters.asking import Values, asked, heard_by, options_of, picked, said_by
from meeting_tui.tui.pick import PickOption
from meeting_tui.tui.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meeting_tui.desk.office import Office
    from meeting_tui.desk.proposals.motions import MotionLine
    from meeting_tui.record.proposal.values import Amendment, Comment, OpinionGroup


def comment(place: Place, number: int) -> None:
    """On the whole of the newest revision; on one of its lines in the editor."""

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.proposals import talk

        talk.comment(office, number, 0, values["text"], values["by"])

    fields = [FormField("text", _("Comment"), kind="long", about="remark"), said_by()]
    asked(place, _("Comment on the whole"), fields, act, str(number))


def reply(place: Place, number: int, to: Comment) -> None:
    """Answer a comment, or say that it is dealt with."""

    def then(what: str) -> None:
        if what == "resolve":
            place.do(lambda office: _resolve(office, number, to.no), lambda _done: place.reload())
            return

        def act(office: Office, values: Values) -> None:
            from meeting_tui.desk.proposals import talk

            talk.answer(office, number, to.no, values["text"], values["by"])

        fields = [FormField("text", _("Answer"), kind="long", about="remark"), said_by()]
        asked(place, _("The answer"), fields, act, f"{number} {to.no}")

    options = [PickOption("answer", _("Answer it"))]
    options += [] if to.resolved else [PickOption("resolve", _("It is dealt with"))]
    picked(place, to.text or _("(erased)"), options, then)


def _resolve(office: Office, number: int, to: int) -> bool:
    from meeting_tui.desk.proposals import talk

    talk.resolve(office, number, to)
    return True


_WRITTEN = "written"
"""The answer that an amendment was written in by hand."""


def settle(place: Place, number: int, which: Amendment, motions: Sequence[MotionLine], newest: int) -> None:
    """Take an amendment in, reject it, or say which motion it is voted on as; where a revision came after it,
    also that it stands there."""

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.proposals import talk

        meeting, _space, motion = values["motion"].rpartition(" ")
        what, why = values["outcome"], values["reason"]
        more: dict[str, Any] = {"meeting": meeting, "motion": int(motion or 0)}
        if what == _WRITTEN:
            what, more = "taken", {"written": True}
        talk.settle(office, number, which.no, what, reason=why, **more)

    outcomes = [("taken", _("Take it in")), ("rejected", _("Reject it"))]
    if newest > which.revision:
        outcomes.append((_WRITTEN, _("It is in the text")))
    known = {(each.meeting, each.motion) for each in motions}
    if motions and (which.meeting, which.motion) not in known:
        outcomes.append(("vote", _("It is voted on")))
    put = [(f"{each.meeting} {each.motion}", f"{each.title}: {each.text}") for each in motions]
    only = put[0][0] if len(put) == 1 else ""
    voted: dict[str, Any] = {"when": lambda said: said["outcome"] == "vote"}
    fields = [
        FormField("outcome", _("What becomes of it"), "taken", kind="choice", options=outcomes),
        FormField("motion", _("As motion"), only, kind="pick", options=put, **voted),
        FormField("reason", _("Why")),
    ]
    asked(place, _("What becomes of the amendment"), fields, act, f"{number} {which.no}")


def answer(place: Place, number: int, group: OpinionGroup) -> None:
    """What a group of opinions is told."""

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.proposals import hearing

        hearing.reply(office, number, group.no, values["text"])

    fields = [FormField("text", _("Answer"), group.answer, kind="long")]
    asked(place, group.said, fields, act, f"{number} {group.no}")


def gather(place: Place, number: int) -> None:
    """A new group of opinions."""

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.proposals import hearing

        hearing.group(office, number, values["text"])

    asked(
        place, _("A group of opinions"), [FormField("text", _("What they have in common"))], act, str(number)
    )


def hear(place: Place, number: int, groups: Sequence[OpinionGroup]) -> None:
    """Households that were heard."""

    def act(office: Office, values: Values) -> None:
        from meeting_tui.desk.proposals import hearing

        said = {name: values[name] for name in ("building", "text", "by")}
        count = int(values["count"]) if values["count"].isdecimal() else 0
        hearing.hear(office, number, values["way"], count=count, group=int(values["group"]), **said)

    kinds = [("0", _("Without a group")), *((str(each.no), each.said) for each in groups if each.no)]
    fields = [
        FormField("way", _("How"), "door", kind="choice", options=options_of(WAYS)),
        FormField("group", _("What they said"), kinds[-1][0], kind="pick", options=kinds),
        FormField("count", _p("heard", "Households"), "1"),
        FormField("building", _("Building")),
        FormField("text", _("In their words"), kind="long"),
        heard_by(),
    ]
    asked(place, _("Households that were heard"), fields, act, str(number))
