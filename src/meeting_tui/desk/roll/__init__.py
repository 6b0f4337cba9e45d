"""The roll at the desk: read from a file, checked, kept, searched, written."""
