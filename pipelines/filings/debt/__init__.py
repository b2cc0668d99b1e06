"""Debts in running text: the parts of financing.py."""
