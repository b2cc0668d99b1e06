"""Running text, its words of measures and periods, and what its sentences state of them: the parts of narrative.py."""
