"""An evening of counting, from the printer to the result, against a truth that was known before.

`python -m benchmarks.evening [BALLOTS]` plays it through the command line and looks at it on the screens.
"""
