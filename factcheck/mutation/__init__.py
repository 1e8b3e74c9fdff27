"""Claims made wrong on purpose: what the checker is worth, measured on documents whose claims are verified."""
