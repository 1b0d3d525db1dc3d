"""Shows a record: on the command line, as JSON and as a page. Views format, they do not decide."""
