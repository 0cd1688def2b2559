"""A report as one HTML file: the texts with their sums, the table, the charts and the notes; it fetches nothing."""

from __future__ import annotations

from fundnorm.report.html.document import Colophon, render, render_comparison

__all__ = ["Colophon", "render", "render_comparison"]
