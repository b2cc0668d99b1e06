"""The papers of a court: the parts of legal.py."""
