"""Where pandas begins: tables as DataFrames, and `Series.fundnorm`.

To import this package gives every Series of texts the accessor `fundnorm`; `fundnorm.table` imports it too. A plain
`import fundnorm` does not, since it would load pandas.
"""

from __future__ import annotations

from fundnorm.frames.accessor import SeriesSums
from fundnorm.frames.frame import Numbers, Tabled, table, to_frame

__all__ = ["Numbers", "SeriesSums", "Tabled", "table", "to_frame"]
