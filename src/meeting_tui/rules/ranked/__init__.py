"""Elections in which voters put candidates in order, or grade them: exact, with every step told."""
