"""A document as a Word file, to be edited: named styles and fonts, real tables."""
