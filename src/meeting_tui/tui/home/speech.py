"""How long one may speak in every meeting of the community."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.place import Place
from meeting_tui.tui.reading_fields import a_number

if TYPE_CHECKING:
    from meeting_tui.desk.communities import CommunityView
    from meeting_tui.desk.office import Office


def speech(place: Place) -> None:
    """Show the limit and let it be changed."""
    from meeting_tui.desk import communities

    def act(office: Office, values: Mapping[str, str]) -> CommunityView:
        told = values["speech"]
        minutes = a_number(told, _("Minutes of one speech")) if clean(told) else 0
        return communities.change(office, speech=minutes)

    def ask(now: CommunityView) -> None:
        field = FormField(
            "speech", _("Minutes of one speech"), str(now.speech or ""), hint=_("empty: as the rules say")
        )
        intro = _("It holds for every meeting called from now on; a meeting can say otherwise.")
        place.ask(Form(_("Speaking time"), (field,), act, intro), lambda _kept: place.reload())

    place.do(communities.community, ask)
