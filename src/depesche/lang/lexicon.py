"""Reading the lists of a language: tab-separated files with a header, beside the module that uses them."""

from importlib.resources import files

from depesche.errors import DepescheError


def read_rows(package: str, name: str) -> tuple[dict[str, str], ...]:
    """Rows of `name` in `package` as header -> value, in file order; blank lines and lines with `#` first are comments.

    Missing last cells are empty. Raises `DepescheError` for a row that has more cells than the header.
    """
    lines = files(package).joinpath(name).read_text(encoding="utf-8").splitlines()
    rows = [(n, line.split("\t")) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    (_, header), *body = rows
    for n, cells in body:
        if len(cells) > len(header):
            raise DepescheError(
                f"{package}/{name}, line {n}",
                f"{len(cells)} cells under a header of {len(header)}",
                "Write one tab between cells and none at the end.",
            )
    return tuple(
        {key: cell.strip() for key, cell in zip(header, cells + [""] * len(header), strict=False)} for _, cells in body
    )


def read_lists(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """Words of each list of `name` in file order: rows of one `list` go on where the row before ended."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows(package, name):
        found[row["list"]] = found.get(row["list"], ()) + tuple(row["words"].split())
    return found
