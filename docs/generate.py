"""Writes docs/commands.md from the program itself, so that it cannot be untrue; a test compares the two."""

from pathlib import Path

import typer

from depesche.cli.app import app

TARGET = Path(__file__).parent / "commands.md"
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


if __name__ == "__main__":
    TARGET.write_text(reference(), "utf-8")
