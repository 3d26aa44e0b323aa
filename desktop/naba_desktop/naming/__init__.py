"""Names and their one English form."""
