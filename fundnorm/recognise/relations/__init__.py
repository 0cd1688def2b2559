"""What a sentence says of its sums: their limits, times, parts, equivalents and years."""
