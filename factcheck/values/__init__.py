"""When two values or times are the same: intervals and precision, rates, periods, never float."""
