"""One article's sentences, side by side."""
