"""What a meeting is now: the fold of its entries. Screens, minutes and guards all read this one value."""
