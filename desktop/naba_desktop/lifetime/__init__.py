"""From the first start to the last line that is saved: one program a profile, signals, crashes, leaving."""
