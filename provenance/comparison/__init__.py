"""The accounts of a document held against one another: what each says that others do not."""
