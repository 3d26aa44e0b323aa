"""The frame: its commands and menus, strips and places."""
