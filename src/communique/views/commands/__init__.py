"""The commands, one module a group; `cli.py` puts them together."""
