"""What the window can do, one file each; app.py gives them to the window."""
