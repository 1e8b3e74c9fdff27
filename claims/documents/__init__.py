"""Files and strings into documents: blocks of text with the place of each run in the file."""
