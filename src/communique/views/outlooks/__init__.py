"""Words the outlook for people: sections of lines, the same on the command line, on a page and as CSV."""
