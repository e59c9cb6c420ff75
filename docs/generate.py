"""Writes docs/commands.md and the fields in docs/formats.md from the program itself, so that they cannot be untrue.

A test compares the two.
"""

from pathlib import Path

import typer

from depesche.cli.app import app
from depesche.tell.exports.fields import reference as fields

TARGET = Path(__file__).parent / "commands.md"
FORMATS = Path(__file__).parent / "formats.md"
FIELDS = "## Fields\n"
HEAD = "# Commands\n\nMade by `make docs` from the program's own help.\n"


def reference() -> str:
    """Every command with its arguments and options, as Markdown."""
    group = typer.main.get_command(app)
    out = [HEAD]
    for name in sorted(group.commands):  # type: ignore[attr-defined] # a typer app with commands is a group
        command = group.commands[name]  # type: ignore[attr-defined]
        out += ["", f"## depesche {name}", "", " ".join((command.help or "").split()), ""]
        out += ["| option | meaning | default |", "|---|---|---|"]
        out += [_row(parameter) for parameter in command.params if parameter.name != "help"]
    return "\n".join(out) + "\n"


def _row(parameter: object) -> str:
    options = ", ".join(f"`{o}`" for o in getattr(parameter, "opts", []))
    if getattr(parameter, "param_type_name", "") == "argument":
        options = f"`{str(getattr(parameter, 'name', '')).upper()}`"
    default = getattr(parameter, "default", None)
    shown = (
        "" if default is None or default is False or callable(default) else f"`{getattr(default, 'value', default)}`"
    )
    return f"| {options} | {getattr(parameter, 'help', '') or ''} | {shown} |"


def formats() -> str:
    """The page on formats with the fields of each, which stand at its end."""
    return FORMATS.read_text("utf-8").partition(FIELDS)[0] + FIELDS + "\n" + fields()


if __name__ == "__main__":
    TARGET.write_text(reference(), "utf-8")
    FORMATS.write_text(formats(), "utf-8")
