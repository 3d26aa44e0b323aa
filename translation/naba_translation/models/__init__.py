"""Which model translates what: taken in, converted, tried, measured beside others, chosen."""
