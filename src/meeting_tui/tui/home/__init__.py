"""Home: what is next, what is late, who must do it."""
