"""Office files are ZIP archives: their members, with limits."""

import io
import zipfile
import zlib

from transcheck.errors import ReadingError

_LARGEST_MEMBER = 60_000_000  # bytes unpacked; the text of a thousand pages is a tenth of it
_LARGEST_WHOLE = 250_000_000  # bytes unpacked of all members with text together; pictures do not count
_MOST_MEMBERS = 20_000
_WITH_TEXT = (".xml", ".rels")


def open_archive(content: bytes, path: str) -> zipfile.ZipFile:
    """The archive.

    Raises:
        ReadingError: it is damaged, encrypted or a bomb.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        raise ReadingError("is a damaged archive; save or export it again", path) from None
    if len(members) > _MOST_MEMBERS:
        raise ReadingError("is an archive of too many parts; save it as plain text", path)
    size = sum(member.file_size for member in members if member.filename.endswith(_WITH_TEXT))
    if size > _LARGEST_WHOLE:
        raise ReadingError(f"unpacks to more than {_LARGEST_WHOLE // 1_000_000} MB; save it as plain text", path)
    return archive


def read_member(archive: zipfile.ZipFile, name: str, path: str) -> bytes | None:
    """One member unpacked, None when there is none of that name.

    Raises:
        ReadingError: it is damaged, encrypted, or unpacks to more than a text can have.
    """
    try:
        if archive.getinfo(name).file_size > _LARGEST_MEMBER:
            raise ReadingError(f"unpacks to more than {_LARGEST_MEMBER // 1_000_000} MB; save it as plain text", path)
        return archive.read(name)  # zipfile stops at the size that the archive declares
    except KeyError:
        return None
    except RuntimeError:
        raise ReadingError("is protected by a password; save it without", path) from None
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error):
        raise ReadingError("is a damaged archive; save or export it again", path) from None
