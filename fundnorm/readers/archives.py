"""Office files are zip archives: what one holds, told before anything in it is unpacked."""

from __future__ import annotations

from zipfile import BadZipFile, ZipFile, ZipInfo

from fundnorm.errors import ReadError
from fundnorm.readers.opening import told

__all__ = ["MOST_UNPACKED", "names_in", "refuse_bomb"]

MOST_UNPACKED = 500_000_000
"""How many bytes a document may unpack to."""

_MOST_FILES = 10_000
_RATIO = 200  # deflate reaches 1,032; sheets of one value over and over reach some 100
_RATIO_COUNTS_FROM = 10_000_000
_ENCRYPTED = 0x1


def names_in(path: str) -> tuple[str, ...]:
    """The names of the files in a zip archive; ReadError where it is damaged.

    >>> import tempfile, zipfile
    >>> with tempfile.NamedTemporaryFile(suffix=".zip") as file:
    ...     with zipfile.ZipFile(file, "w") as archive:
    ...         archive.writestr("word/document.xml", "")
    ...     names_in(file.name)
    ('word/document.xml',)
    """
    return tuple(member.filename for member in _members(path))


def refuse_bomb(path: str, most: int = MOST_UNPACKED, *, suffix: str = "") -> None:
    """Nothing, or ReadError for an archive that unpacks to more than `most` bytes, or is packed as no document is.

    With a `suffix` only the files whose names end so are counted.

    The sizes are those that the archive states. Python's zipfile never unpacks more of a member than is stated.
    """
    members = [member for member in _members(path) if member.filename.endswith(suffix)]
    unpacked = sum(member.file_size for member in members)
    dense = any(
        member.file_size > max(_RATIO_COUNTS_FROM, _RATIO * member.compress_size) for member in members
    )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise ReadError(f"{path} is locked with a password; save it without one")
    if unpacked > most or dense or len(members) > _MOST_FILES:
        raise ReadError(
            f"{path} would unpack to {unpacked / 1e6:,.0f} MB in {len(members):,} files: more than a document "
            f"holds (at most {most / 1e6:,.0f} MB, {_RATIO} to 1, {_MOST_FILES:,} files); save what matters on its own"
        )


def _members(path: str) -> list[ZipInfo]:
    try:
        with told(path), ZipFile(path) as archive:
            return archive.infolist()
    except (BadZipFile, NotImplementedError, RecursionError, OverflowError) as error:
        raise ReadError(f"{path} is damaged or cut short ({error}); get the file again") from None
