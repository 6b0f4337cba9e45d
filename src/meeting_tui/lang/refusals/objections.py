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
    "objections.no_decision": N_(
        "Motion {motion}: nothing that objections could undo was decided. Enter none, or name another motion."
    ),
    "objections.not_on_roll": N_("{voter} is no voter of the roll. Name another voter."),
    "objections.roll": N_(
        "The roll is another one since meeting {meeting}: what an objecting voter weighed is not known. "
        "Keep the letter with the minutes."
    ),
    "objections.unfiled": N_("{voter} has not objected to that. Name who did, or leave it."),
    "objections.final": N_(
        "{voter} could take the objection back until {last}; it stands now. Keep the letter."
    ),
    "objections.early": N_(
        "That was decided on {day}: {voter} can't have been told before. Correct the day of delivery."
    ),
    "objections.late": N_(
        "{voter} can object until {last}, counted from the day of delivery. Correct that day, or keep the letter."
    ),
}
