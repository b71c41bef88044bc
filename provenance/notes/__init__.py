"""Source notes: text to facts to an account, losing nothing and inventing nothing."""
