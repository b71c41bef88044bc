"""The table of archives and conduits under ``vocab/archives/``, and look-ups in it."""
