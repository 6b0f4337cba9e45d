"""议事 meeting-tui: prepare, chair, vote on paper, count by law and publish, on one offline laptop."""

__version__ = "0.2.0"
