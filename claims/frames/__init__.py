"""What a value is bound to: whom it is of, what is measured, when, which way, and who says so."""
