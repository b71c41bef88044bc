"""What archivists talk about: records, instantiations, agents, accounts of custody."""
