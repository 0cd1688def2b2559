"""What a command reads before it works: the setting, the documents, and whether its options make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fundnorm.errors import FundnormError
    from fundnorm.model.mention import Document
    from fundnorm.readers.setting import Setting
    from fundnorm.report.formats import Format

__all__ = ["check", "documents_of", "setting_of"]


def setting_of(country: str | None, date: str | None, lang: str | None) -> Setting:
    """What the options say of every text."""
    from fundnorm.readers.setting import setting

    return setting(country, date, lang)


def check(output: str, years: str = "own", style: Format | None = None) -> None:
    """Nothing, where the options make sense: wrong ones are told before anything is read."""
    from fundnorm.report.output import check as check_output

    check_output(output)
    if style is not None:
        from fundnorm.report.formats import BINARY, needs

        check_output(output, binary=style in BINARY)
        needs(style)
    if years != "own":
        from fundnorm.calendars import calendar_of

        calendar_of(years)


def documents_of(
    texts: list[str] | None, files: list[str] | None, setting: Setting
) -> tuple[list[Document], list[FundnormError]]:
    """The documents of texts and files, and an error for each that can't be read; standard error has their notes."""
    from fundnorm.cli.manners import say
    from fundnorm.readers.inputs import gather
    from fundnorm.recognise import parse

    sources, failures = gather(texts or (), files or ())
    documents = [parse(setting.of(source)) for source in sources]
    for document in documents:
        for note in document.source.notes:
            say(f"{document.source.name}: {note}")
    return documents, [*failures]
