"""Claims about a table as programs over it: bind the claim's words to headers and cells, then compute."""
