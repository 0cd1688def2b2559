"""Years, months, eras and lengths as texts write them."""
