"""`python -m kg` is the command `kg`, where that is not on the path."""

from kg.cli import main

main()
