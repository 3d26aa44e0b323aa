"""How everything looks: colours, faces, icons, rows, and foreign text that stays text."""
