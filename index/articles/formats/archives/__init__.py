"""Files that hold files: archives and WARCs."""
