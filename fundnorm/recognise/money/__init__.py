"""Sums: their figures, scales and currencies, and what is money and yet no sum."""
