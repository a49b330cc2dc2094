"""What onrecord says of itself: paths, the state of the index, quality."""
