"""Proper names in text, and which of them mean one thing."""
