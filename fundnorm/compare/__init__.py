"""Many documents as one table: repeats folded, stages side by side, totals that count no money twice."""
