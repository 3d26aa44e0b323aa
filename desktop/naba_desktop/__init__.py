"""The window: shows values, sends intents."""
