"""`python -m kg` is the command `kg`, where that is not on the path."""

from kg.cli import main

# Guarded, since tools that collect doctests import every module.
if __name__ == "__main__":
    main()
