"""The core: Arabic text in, checked English out. No window, no Qt."""
