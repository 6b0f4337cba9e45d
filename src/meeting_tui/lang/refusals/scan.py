"""Reading scans: what can be wrong with what was named."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "scan.missing": N_("There is no file or folder {path}. Check the name."),
    "scan.not_a_file": N_("{path} is neither a file nor a folder."),
    "scan.not_installed": N_(
        'Reading scans needs OpenCV, which is not installed here: key the ballots in by hand, or install it with: pip install "meeting-tui[reader]"'
    ),
    "scan.nothing": N_("There is no file in {path}. Put the scans there first."),
    "scan.unnamed": N_("Name a file or a folder."),
}
