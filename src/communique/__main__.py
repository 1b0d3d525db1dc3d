"""`python -m communique` is the command line."""

from communique.views.cli import main

main()
