"""What turns one document into a file: PDF, Markdown, plain text."""
