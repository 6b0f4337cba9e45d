"""What people want to know of a matter, and what they were answered."""

from __future__ import annotations

from meeting_tui.desk.matters.acts import text
from meeting_tui.desk.matters.dealing import dealing
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import doer
from meeting_tui.record.person import body_of
from meeting_tui.refusal import FieldName, Refusal


def ask(office: Office, number: int, question: str, by: str = "") -> int:
    """Enter a question; returns the number of its entry. Refusals matters.empty, .not_now, persons.…"""
    said = _said(question)
    with dealing(office, number) as on:
        on.may("ask")
        who = doer(office, on.session, by)
        return on.write("matter.asked", {"text": said}, **body_of("by", who)).seq


def answer(office: Office, number: int, of: int, answer: str, by: str = "") -> None:
    """Answer the question of entry `of`. Refusals matters.empty, .no_question, persons.…"""
    said = _said(answer)
    with dealing(office, number) as on:
        on.may("answer", of)
        who = doer(office, on.session, by)
        on.write("matter.answered", {"text": said}, of=of, **body_of("by", who))


def _said(value: str) -> str:
    said = text(value)
    if not said:
        raise Refusal("matters.empty", field=FieldName("text"))
    return said
