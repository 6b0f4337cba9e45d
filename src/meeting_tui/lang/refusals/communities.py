"""What is said when a community or its committee can't be what was asked."""

from meeting_tui.lang import N_
from meeting_tui.lang.nouns import MEMBERS, SEATS
from meeting_tui.lang.plurals import Counting, N_n

WORDS = {
    "communities.assembly_open": N_(
        "The assembly {meeting} goes by this roll, and voters of it are there. Close that meeting first."
    ),
    "communities.none": N_("{target} holds no community yet. Make one first."),
    "communities.name": N_("A community needs a name. Write it as it stands on papers."),
    "communities.lang": N_("Papers can't be written in “{lang}”. Choose zh or en."),
    "communities.base": N_("“{base}” is no base for the committee's majority. Choose seats or incumbents."),
    "communities.number": N_n(
        "Term {term} with {seats} seat can't be. Terms count from 1, seats from 0.",
        "Term {term} with {seats} seats can't be. Terms count from 1, seats from 0.",
        by="seats",
    ),
    "communities.setting": N_("There is no setting “{name}” here."),
    "communities.poll_open": N_(
        "The vote “{poll}” is still open, and its papers name the roll as it is. Close it first, then "
        "change this."
    ),
    "communities.currency": N_(
        "Money is on record in {was}, and under {rules} it would be {then}. Found a community of its own for it."
    ),
    "communities.member": N_("A committee member has no name. Write it or delete the row."),
    "communities.member_twice": N_("“{name}” stands in the committee twice. Delete one."),
    "communities.office": N_("{name}: “{office}” is no office. Choose chair, vice or member."),
    "communities.two_chairs": N_("A committee has one chair. Make the other a vice chair or a member."),
    "communities.too_many": Counting(
        N_("{members} for {seats}. Delete some, or change the seats first."), members=MEMBERS, seats=SEATS
    ),
}
