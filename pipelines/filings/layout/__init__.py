"""How text and HTML are laid out: the parts of text_layout.py and html_layout.py."""
