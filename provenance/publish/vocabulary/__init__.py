"""The vocabulary as it is published: its page, its files, and every version that was frozen."""
