"""Writes references in docs/ from the program itself, so that they cannot be untrue; a test compares the two."""

import ast
import inspect
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import typer

import depesche.settings
from depesche.cli.app import app
from depesche.settings import Settings
from depesche.tell.exports.fields import reference as format_fields

HERE = Path(__file__).parent
FORMATS = HERE / "formats.md"
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
    return FORMATS.read_text("utf-8").partition(FIELDS)[0] + FIELDS + "\n" + format_fields()


def settings() -> str:
    """Every setting with its default and what stands beneath it in the code."""
    out = [
        "# Settings",
        "",
        "Made by `make docs` from `depesche.settings`. Commands take those that a user may want to change as options;",
        'from Python all of them: `depesche.pipeline.analyse(page, Settings(language="de"))`.',
        "",
        "| setting | default | meaning |",
        "|---|---|---|",
    ]
    meanings = _meanings()
    out += [f"| `{field.name}` | `{field.default!r}` | {meanings[field.name]} |" for field in fields(Settings)]
    return "\n".join(out) + "\n"


def _meanings() -> dict[str, str]:
    """The words beneath each field of the settings. Raises KeyError, when asked, for one that has none."""
    body = next(n for n in ast.parse(inspect.getsource(depesche.settings)).body if isinstance(n, ast.ClassDef)).body
    found = {}
    for field, words in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant):
            found[ast.unparse(field.target)] = " ".join(str(words.value.value).split())
    return found


MADE = {"commands.md": reference, "settings.md": settings, "formats.md": formats}

if __name__ == "__main__":
    for name, make in MADE.items():
        (HERE / name).write_text(make(), "utf-8")
