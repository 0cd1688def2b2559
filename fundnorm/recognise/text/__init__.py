"""Characters as words and numbers, the sentence that they make, and what is found in it so far."""
