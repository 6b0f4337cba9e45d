"""Search on screen: results as one types, and the way to the entry."""
