"""Signing: keys of persons, the heads of all records signed with them, and whether the signatures hold."""
