"""What money in a budget is: frozen values with no input, no output and no tables of their own."""
