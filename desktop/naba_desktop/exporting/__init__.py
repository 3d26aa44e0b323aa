"""Handing over: which document, what is in it, and how it will look."""
