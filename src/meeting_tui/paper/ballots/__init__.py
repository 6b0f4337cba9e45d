"""What voters mark: the ballot's geometry, its code, and how it is printed."""
