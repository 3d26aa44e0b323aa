"""Many files on their way to English: what waits, what is in hand, and the folders that are watched for more."""
