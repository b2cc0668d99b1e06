"""The reader: bytes in, records out. Pure: no network, clock, database or orchestrator; what leaves it is described in records.py.

The steps of a reading stand here, from containers.py to legal.py, and extract.py calls them. The parts of a step that outgrew its file
stand in a package named for what they tell: cover (of identity.py), layout (of text_layout.py, html_layout.py), lattices (of tables.py),
dating and measuring (of statements.py), prose (of narrative.py), debt (of financing.py), courts (of legal.py).
"""
