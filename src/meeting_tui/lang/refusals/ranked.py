"""What is said of rankings and grades that can't be counted."""

from meeting_tui.lang import N_
from meeting_tui.lang.nouns import CANDIDATES, SEATS
from meeting_tui.lang.plurals import Counting
from meeting_tui.lang.ways import Ways

WORDS = {
    "ranked.candidates": N_("Name at least one candidate, each only once."),
    "ranked.names": N_("No more than {most} candidates can be put in order here. Name fewer."),
    "ranked.name": N_("A paper names “{name}”, who doesn't stand or stands on it twice. Correct that paper."),
    "ranked.count": N_("How often a paper stands can't be {count}. Give a number of at least 1."),
    "ranked.size": N_(
        "No more than {most} papers can be counted here. Put papers that say the same together."
    ),
    "ranked.seats": Counting(
        N_("{seats} but {candidates}. Give at least one seat and as many candidates as seats."),
        seats=SEATS,
        candidates=CANDIDATES,
    ),
    "ranked.grade": N_("A paper gives grade {grade}; there are {grades}, counted from 0. Correct it."),
    "ranked.lots": Ways(
        N_("No stage tells {names} apart. Throw dice in public and {way}."),
        N_("give what fell as --seed"),
        N_("enter what fell"),
    ),
}
