"""Reading scans: what can be wrong with what was named."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "scan.missing": N_("There is no file or folder {path}. Check the name."),
    "scan.not_a_file": N_("{path} is neither a file nor a folder."),
    "scan.nothing": N_("There is no file in {path}. Put the scans there first."),
}
