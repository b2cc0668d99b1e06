"""The reader: bytes in, records out. Pure: no network, clock, database or orchestrator; what leaves it is described in records.py."""
