"""A snapshot in, a readable page or the reason why not out: main text, tables, dates, authors."""
