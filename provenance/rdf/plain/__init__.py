"""What sources state, in plain properties: nothing doubtful, nothing qualified."""
