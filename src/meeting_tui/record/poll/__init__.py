"""A poll as what may happen to it: its phases, and the table of acts."""
