"""What is said of objections to what was decided."""

from meeting_tui.lang import N_

WORDS = {
    "objections.none": N_(
        "Question “{question}”: nothing that objections could undo was decided. Enter none, or name another."
    ),
    "objections.secret": N_(
        "{poll} is secret: nobody knows what an objecting voter weighs. Keep the letters with the result."
    ),
    "objections.no_voter": N_("{voter} had no vote on question “{question}”. Name another voter."),
    "objections.late": N_(
        "{voter} can object until {last}, counted from the day of delivery. Correct that day, or keep the letter."
    ),
}
