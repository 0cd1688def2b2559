"""Corpora: many documents through one function, in bounded memory."""
