"""Sentences from many articles in a list: what search, stories and timeline show."""
