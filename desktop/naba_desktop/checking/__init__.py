"""Holding a document against the record it carries."""
