"""The nouns: what the rooms hand to one another, and what a record is made of."""
