"""Documents for the board."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "documents.no_days": N_("“{ref}” names no days. Give two days, such as 2026-01-01--2026-12-31, or all."),
    "documents.nothing_issued": N_("No paper was issued yet, so there is nothing to list."),
    "documents.no_year": N_("{year} is no year. Write it with four digits, such as 2027."),
    "documents.not_decided": N_("Motion {motion} of this meeting was not decided; choose one that was."),
    "documents.not_withdrawn": N_("Poll {poll} was not withdrawn."),
    "documents.not_final": N_("Poll {poll} has no result on record yet. Close it and count it first."),
    "documents.no_proxies": N_(
        "Nobody can be represented in “{title}”: it is a committee, or its rules don't allow it ({clause})."
    ),
    "documents.not_issued": N_(
        "This paper is not issued and has no number, because the file can only be read now. Don't hang it: make it again when the file is free."
    ),
    "documents.set_otherwise": N_(
        "Edition {no} was made by {program}. This program makes the same content into other pages."
    ),
    "documents.unknown": N_("There is no paper of the kind “{kind}”."),
}
