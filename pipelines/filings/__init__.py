"""The reader: bytes in, records out. Pure: no network, no clock, no database, no orchestrator; what leaves it is described in records.py."""
