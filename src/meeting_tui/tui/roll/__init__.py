"""The roll: who may vote, with which units, weighing how much."""
