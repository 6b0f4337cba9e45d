"""A document as PDF, and a PDF read back."""
