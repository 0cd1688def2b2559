"""What a sum is for, and what kind of funding it is."""
