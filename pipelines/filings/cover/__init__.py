"""What the top of a page and its header tell: whose document it is, of what kind, of which day and about which period."""
