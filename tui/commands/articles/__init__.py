"""From articles to an index: build it, or read and extract without one."""
