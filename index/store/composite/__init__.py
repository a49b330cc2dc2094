"""How do several indexes answer as one? By a snapshot without records of its own that names its shards."""
