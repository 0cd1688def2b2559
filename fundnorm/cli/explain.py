"""`fundnorm explain`: how each sum was read."""

from __future__ import annotations

from fundnorm.cli.documents import check, documents_of, setting_of
from fundnorm.cli.manners import end, note_empty, stage
from fundnorm.cli.options import Country, Day, Files, Lang, Output, Texts

__all__ = ["explain"]


def explain(
    texts: Texts = None,
    file: Files = None,
    country: Country = None,
    date: Day = None,
    lang: Lang = None,
    output: Output = "-",
) -> None:
    """Tell how each sum of money was read.

    Its words, its figure, its currency and why, its time, kind, links and label.
    """
    from fundnorm.report.derivation import render as derive
    from fundnorm.report.wide import safe

    check("none", output)
    documents, failures = documents_of(texts, file, setting_of(country, date, lang))
    with stage(output, utf8=False) as out:
        for number, document in enumerate(documents):
            if len(documents) > 1:
                out.write("\n" * bool(number) + f"{safe(document.source.name)}\n")
            out.write(derive(document))
    note_empty(documents, texts)
    end(failures)
