"""The command line: parse, one call, print, exit. One file per command."""

import os
import sys
from typing import Any

import typer

from transcheck import __version__
from transcheck.cli import cache, check, compare, config, dismiss, explain, init, lexicon, name, quotes, rules
from transcheck.cli.glossary import glossary_app
from transcheck.cli.judge import judge_app
from transcheck.cli.printing import complain, say, silence
from transcheck.errors import TranscheckError
from transcheck.visible import visible_line

# Click's usage errors have no public name in typer; this is their common base class, with `format_message()`.
_UsageError: Any = typer.BadParameter.__bases__[0]

_LONGEST = 300  # characters of an error that nobody foresaw
_STOPPED = 130  # as shells have it after Ctrl-C; newer versions of typer return it without a word

app = typer.Typer(
    name="transcheck",
    help="Check that translated quotations, names and terms agree across English renderings "
    "and with the Ukrainian, Russian or Belarusian original.\n\n"
    "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 the run cannot be trusted "
    "(bad usage, unreadable input).",
    no_args_is_help=False,
    add_completion=True,
    rich_markup_mode=None,  # rich would triple the time that --help takes
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("compare")(compare.compare_command)
app.command("check")(check.check_command)
app.command("quotes")(quotes.quotes_command)
app.command("name")(name.name_command)
app.command("lexicon")(lexicon.lexicon_command)
app.command("rules")(rules.rules_command)
app.command("explain")(explain.explain_command)
app.command("dismiss")(dismiss.dismiss_command)
app.command("config")(config.config_command)
app.command("cache")(cache.cache_command)
app.command("init")(init.init_command)
app.add_typer(glossary_app, name="glossary")
app.add_typer(judge_app, name="judge")


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"transcheck {__version__}")
        raise typer.Exit


@app.callback()
def _global_options(
    version: bool = typer.Option(  # handled by its callback
        False, "--version", help="Print the version and exit.", callback=_print_version, is_eager=True
    ),
) -> None:
    pass


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with 0, 1 or 2 as the contract says.

    Args:
        arguments: those of the process when None.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show “ must not end the run
    try:
        code = app(args=arguments, standalone_mode=False)
    except TranscheckError as error:
        sys.exit(_complain(_told(error)))
    except _UsageError as error:
        sys.exit(_complain(f"{error.format_message()} Try `transcheck --help`."))
    except (KeyboardInterrupt, typer.Abort):
        code = _STOPPED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        silence(sys.stdout)
        sys.exit(2)
    except Exception as error:  # whatever it is: one line, and never exit code 1, which means findings
        if "TRANSCHECK_DEBUG" in os.environ:
            raise
        if isinstance(error, OSError) and sys.stdout is not None:
            silence(sys.stdout)  # it may be the one that is full
        sys.exit(_complain(_last_resort(error)))
    if code == _STOPPED:
        _complain("stopped by the user; nothing was written")
        sys.exit(_STOPPED)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str) -> int:
    complain(message)
    return 2


def _told(error: TranscheckError) -> str:
    """The fault with its place; a file name keeps its blanks, and a line end in it is shown."""
    place = visible_line(error.path) if error.path else ""
    line = f":{error.line}" if error.path and error.line is not None else ""
    return f"{place}{line}: {error.message}" if place else error.message


def _last_resort(error: Exception) -> str:
    """What to say of an error that nobody foresaw at its place."""
    what = " ".join(str(error).split())[:_LONGEST] or "no message"
    if isinstance(error, OSError) and error.strerror:
        place = f"{visible_line(str(error.filename))}: " if error.filename is not None else ""
        return f"{place}the system says: {error.strerror}; check the path, its permissions and the free space"
    if isinstance(error, UnicodeEncodeError):
        return "an argument or a file name holds bytes that are no UTF-8; write it in the encoding of this system"
    if isinstance(error, MemoryError):
        return "not enough memory; give fewer or smaller files"
    return (
        f"unforeseen {type(error).__name__}: {what}; "
        "this is a fault of transcheck, please report it (TRANSCHECK_DEBUG=1 shows where)"
    )
