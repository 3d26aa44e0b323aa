"""One article in the middle of the window, with what stands around its sentences."""
