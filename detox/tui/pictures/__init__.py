"""The pictures of the insights: what each shows, tells and opens, made from the services."""
