"""What a reader sees: one module a format, each with `render`."""
