"""Khabar reads what is reported about an armed conflict and weighs it."""

__version__ = "0.1.0"
