"""What can go wrong that the user can mend: one base class, one line each."""


class TranscheckError(Exception):
    """A fault in what was given: told in one line, `FILE[:LINE]: what is wrong; what to do`, exit code 2.

    Attributes:
        path: the file at fault, None when no file is.
        line: 1-based line in that file, None when the whole file is meant.
        message: what is wrong and, after a semicolon, what to do about it.
    """

    def __init__(self, message: str, path: str | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        super().__init__(message)

    def __str__(self) -> str:
        place = self.path or ""
        if self.path and self.line is not None:
            place += f":{self.line}"
        return f"{place}: {self.message}" if place else self.message


class ReadingError(TranscheckError):
    """A document cannot be read: missing, empty, binary, wrongly encoded or too large."""


class GlossaryError(TranscheckError):
    """A glossary file is malformed or contradicts itself."""


class ConfigError(TranscheckError):
    """A configuration file or an option holds something that is not understood."""


class EncoderError(TranscheckError):
    """The sentence encoder that was asked for cannot be had here."""


class OutputError(TranscheckError):
    """The report cannot be written where it was asked for."""


class WorkerError(TranscheckError):
    """A process that shared the work ended before it answered."""


class JudgeError(TranscheckError):
    """A judge that cannot be had, or a model that is none."""
