"""Copies of the library: what there are, making one, going back to one."""
