"""What the tables of a source say: headers and cells into frames, lines of cells, and what follows from them."""
