"""Files in, `Source` out: one module a format, each with `read`."""
