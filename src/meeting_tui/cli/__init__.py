"""The command line: one module per noun. Data goes to stdout, words to stderr."""
