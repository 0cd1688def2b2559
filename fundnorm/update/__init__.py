"""Newer tables from their publishers, into the user's folder: the only room that touches a network."""
