"""What translates: an engine behind its fence, several under one memory budget, and how sentences come to them."""
