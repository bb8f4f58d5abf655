"""Deeds on plans, one function each."""
