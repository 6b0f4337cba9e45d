"""What happened to a proposal: its revisions, comments, amendments, and what was heard of it."""
