"""Parameters that several commands take."""

from __future__ import annotations

from meeting_tui.cli.frame import PATH, Argument, DayType, Option
from meeting_tui.lang import N_

POLL = Argument("poll", "POLL", N_("The poll: the 4 characters of its QR codes."))
MEETING = Argument("meeting", "MEETING", N_("The meeting, as the list names it."))
VOTER = Argument("voter", "VOTER", N_("The number on the roll, a unit, or a name."))
DELIVERED = Option(
    "--delivered",
    type=DayType(),
    metavar="DATE",
    required=True,
    help=N_("The day on which the decision was delivered to them."),
)
JSON = Option("--json", "as_json", is_flag=True, help=N_("Print JSON, for programs."))
OUTPUT = Option(
    "-o", "--out", "target", metavar="FILE", required=True, help=N_("Where to write."), writes=True
)
GEOMETRY = Option(
    "--geometry",
    metavar="JSON",
    type=PATH,
    help=N_("Also write where every box lies, in millimetres."),
    writes=True,
)
WAIVED = Option(
    "--without-rehearsal",
    "reason",
    metavar="REASON",
    help=N_("Let ballots go out without a rehearsal; why stands in the record and on the result."),
)
LARGE = Option("--large-print", is_flag=True, help=N_("Large print, for weak eyes."))
