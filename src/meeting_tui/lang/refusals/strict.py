"""Refusals of data that two programs could read differently, or that no person wrote."""

from meeting_tui.lang import N_

WORDS = {
    "strict.twice": N_("The key “{key}” stands twice in one place. Which of them holds? Take one out."),
    "strict.deep": N_(
        "Line {line}: more than {most} values inside one another. Nobody writes such a file by hand."
    ),
    "strict.long": N_("A number has more than {most} digits. Nothing here is that large."),
    "strict.large": N_("The file has more than {most} characters. Nobody writes such a file by hand."),
    "strict.point": N_('{value} is no exact number here. Write whole numbers, or decimals as text: "89.34".'),
}
