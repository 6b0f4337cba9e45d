"""What a public copy may not show and can't hide."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "privacy.letterhead": N_(
        "Not published: the name of the community or of its committee has private data in it (“{line}”). "
        "Change the name first."
    ),
    "privacy.line": N_("Not published: line {no} still shows what is private (“{line}”). Please report it."),
    "privacy.file_name": N_(
        "Not published: the name of the file has private data in it (“{name}”). Choose another name."
    ),
}
