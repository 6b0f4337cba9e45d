"""A matter: a concern that lives across meetings until it is done."""
