"""What the project needs while it is made, and no installation does."""
