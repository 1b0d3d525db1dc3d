"""Makes what follows from readings and judgements; all of it can be made again."""
