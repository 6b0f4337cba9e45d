"""What is said of rankings and grades that can't be counted."""

from meeting_tui.lang import N_
from meeting_tui.lang.nouns import CANDIDATES, SEATS
from meeting_tui.lang.plurals import Counting

WORDS = {
    "ranked.candidates": N_("Name at least one candidate, each only once."),
    "ranked.name": N_("A paper names “{name}”, who doesn't stand or stands on it twice. Correct that paper."),
    "ranked.count": N_("A paper stands {count} times. Give a number of at least 1."),
    "ranked.size": N_(
        "No more than {most} papers can be counted here. Put papers that say the same together."
    ),
    "ranked.seats": Counting(
        N_("{seats} but {candidates}. Give at least one seat and as many candidates as seats."),
        seats=SEATS,
        candidates=CANDIDATES,
    ),
    "ranked.grade": N_("A paper gives grade {grade}; there are {grades}, counted from 0. Correct it."),
    "ranked.lots": N_("{names} are level in every stage. Throw dice in public and give what fell as --seed."),
}
