"""The papers of a community: each module has its facts, and a `build` that makes a Document of them."""
