"""Ronten (論点): Japanese political writing as a knowledge graph of actors and claims."""

__version__ = "0.1.0"
