"""The kinds of records that a person names, sees as data and is told of."""
