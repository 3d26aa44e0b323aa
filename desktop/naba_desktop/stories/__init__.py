"""Articles on one event, and what they say of it together."""
