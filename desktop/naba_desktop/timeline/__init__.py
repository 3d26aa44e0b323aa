"""What happened when, by the dates that articles mention."""
