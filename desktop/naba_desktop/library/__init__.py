"""The list of articles on the left."""
