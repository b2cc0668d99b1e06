"""Grid -> Table: the parts of tables.py."""
