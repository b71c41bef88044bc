"""Many records at once: in shards, over worker processes, in order, and to be gone on with."""
