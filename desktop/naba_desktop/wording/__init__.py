"""Other English for the same Arabic: the next best of one model, and two models side by side."""
