"""The engines that answer queries, one module each; see `provenance.questions.engine`."""
