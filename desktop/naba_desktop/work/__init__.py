"""Slow work, off the window's thread."""
