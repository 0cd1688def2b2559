"""Tables in a text: their units, columns, totals and kinds."""
