"""What citations say, in words and dates, from `vocab/bibliography/`."""
