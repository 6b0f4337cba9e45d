"""What fell in public, and can't be a seed."""

from meeting_tui.lang import N_

WORDS = {
    "throws.either": N_(
        "Type what fell: twenty digits of a ten-sided die, 0 to 9; or three dice thrown twelve times, of each "
        "throw the smallest number first, such as 244 136: 36 digits, 1 to 6. That was {count}. Spaces do no harm."
    ),
    "throws.plain": N_("{digits} does not look thrown. Throw where everybody can see it."),
}
