"""What is drawn on a page of a PDF, counted while it is drawn: a page can ask for more than memory holds."""

from __future__ import annotations

from functools import cache
from typing import Any

__all__ = ["MOST_DRAWN", "is_drawn"]

MOST_DRAWN = 150_000
"""How many letters, lines and pictures a page may have; dense print has 10,000."""

_MOST_CONTENT = 8_000_000  # bytes of instructions; dense print has a tenth of a megabyte


class _TooMuchError(Exception):
    """The page draws more than it may."""


def is_drawn(page: Any, most: int = MOST_DRAWN) -> bool:  # noqa: ANN401  pdfplumber ships no types
    """Whether a page of pdfplumber could be drawn; it then has its layout, which pdfplumber won't draw again.

    Parts that are drawn again and again through one another are counted each time.
    """
    from pdfminer.pdfinterp import PDFPageInterpreter

    if _content_size(page) > _MOST_CONTENT:
        return False
    device = _counting()(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    device.left = most
    try:
        PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    except _TooMuchError:
        return False
    page._layout = device.get_result()  # noqa: SLF001  where pdfplumber keeps it, and looks for it first
    return True


def _content_size(page: Any) -> int:  # noqa: ANN401  pdfplumber ships no types
    from pdfminer.pdftypes import resolve1

    streams = (resolve1(stream) for stream in page.page_obj.contents or ())
    return sum(len(stream.get_data()) for stream in streams if hasattr(stream, "get_data"))


@cache
def _counting() -> Any:  # noqa: ANN401  a class that can be made only where pdfplumber is installed
    """The device of pdfminer that lays a page out, with a count."""
    from pdfplumber.page import PDFPageAggregatorWithMarkedContent

    class Counting(PDFPageAggregatorWithMarkedContent):
        left = MOST_DRAWN

        def one_more(self) -> None:
            self.left -= 1
            if self.left < 0:
                raise _TooMuchError

        def render_char(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401  pdfminer's own
            self.one_more()
            return super().render_char(*given, **named)

        def render_image(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  pdfminer's own
            self.one_more()
            super().render_image(*given, **named)

        def paint_path(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  pdfminer's own
            self.one_more()
            super().paint_path(*given, **named)

        def begin_figure(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  pdfminer's own
            self.one_more()
            super().begin_figure(*given, **named)

    return Counting
