"""What lists, pages of archives and search say of a record: its entry."""
