"""Years: which ones a sum covers, and how it lies over them."""
