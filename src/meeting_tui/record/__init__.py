"""PURE. What happened: the kinds of entries, the chain that holds them, and the states folded from them."""
