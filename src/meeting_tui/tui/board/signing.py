"""Signing on screen: who signs, and the passphrase of their key, seen by nobody and kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import _
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.tui.form import BlindForm, FormField

if TYPE_CHECKING:
    from meeting_tui.desk.board.documents import DocumentRef
    from meeting_tui.desk.office import Office
    from meeting_tui.tui.place import Place


def sign_form(place: Place, paper: DocumentRef) -> None:
    """Ask who signs the meeting or poll of a paper, sign, and say so."""

    def act(office: Office, values: Mapping[str, str]) -> str:
        from meeting_tui.desk.signing import acts

        if acts.first(office, paper.ref, values["name"]) and values["passphrase"] != values["again"]:
            raise Refusal("signing.passphrase_again", field=FieldName("again"))
        signed = acts.sign_as(office, paper.ref, values["name"], values["passphrase"])
        return _("Signed. Records: {n}.", n=len(signed))

    form = BlindForm(
        _("Sign all records"),
        (
            FormField("name", _("Who signs"), kind="person", people=place.house.here.seated),
            FormField("passphrase", _("Passphrase"), kind="secret"),
            FormField("again", _("Once more"), kind="secret"),
        ),
        act,
        _(
            "Who chaired, recorded, counted or watched signs with a key of their own. The first time it is "
            "made: the passphrase is typed twice then, and nobody can find it again."
        ),
        about=paper.ref,
    )
    place.ask(form, place.house.say)
