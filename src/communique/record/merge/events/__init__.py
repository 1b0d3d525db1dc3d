"""Events: when two reports tell of one act, and what they say together."""
