"""People at the desk: who somebody is, whoever else bears the name."""
