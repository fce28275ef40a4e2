"""`transcheck glossary …`: look after a glossary. One file per command."""

from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group


class _WhenAsked(TyperGroup):
    """A group that puts its commands together when someone asks for one: no other command should wait for them."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """The names of the commands, in the order of the help."""
        self._load()
        return super().list_commands(ctx)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """The command of this name, None where there is none."""
        self._load()
        return super().get_command(ctx, cmd_name)

    def _load(self) -> None:
        if not self.commands:
            add_commands()
            self.commands.update(get_group(glossary_app).commands)


glossary_app = typer.Typer(
    name="glossary",
    cls=_WhenAsked,
    help="Look after a glossary: check, look up, change, exchange, compare, propose, count.",
    no_args_is_help=False,
    rich_markup_mode=None,
)


def add_commands() -> None:
    """Put the commands together."""
    if glossary_app.registered_commands:
        return
    from transcheck.cli.glossary import (
        accept,
        add,
        diff,
        edit,
        export,
        formats,
        forms,
        import_,
        lint,
        list_,
        log,
        merge,
        remove,
        rename,
        show,
        stats,
        suggest,
    )

    glossary_app.command("lint")(lint.lint_command)
    glossary_app.command("list")(list_.list_command)
    glossary_app.command("show")(show.show_command)
    glossary_app.command("add")(add.add_command)
    glossary_app.command("edit")(edit.edit_command)
    glossary_app.command("rename")(rename.rename_command)
    glossary_app.command("remove")(remove.remove_command)
    glossary_app.command("accept")(accept.accept_command)
    glossary_app.command("import")(import_.import_command)
    glossary_app.command("export")(export.export_command)
    glossary_app.command("formats")(formats.formats_command)
    glossary_app.command("diff")(diff.diff_command)
    glossary_app.command("merge")(merge.merge_command)
    glossary_app.command("suggest")(suggest.suggest_command)
    glossary_app.command("forms")(forms.forms_command)
    glossary_app.command("stats")(stats.stats_command)
    glossary_app.command("log")(log.log_command)
