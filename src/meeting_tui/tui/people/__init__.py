"""People on the screens: found by a part of the name, picked, registered; and who sits at the keyboard."""
