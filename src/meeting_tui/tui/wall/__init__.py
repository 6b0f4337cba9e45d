"""What hangs on the wall: few words, drawn large."""
