"""What is measured, against a peer where one installs. `make bench` prints every table; tests never time."""
