"""A PostgreSQL server of the tests' own: in a folder that goes with it, reached through a socket there."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # nobody's record
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "60",
    "autovacuum": "off",
}


def program(name: str) -> str | None:
    """Where a program of PostgreSQL is; Debian puts them aside."""
    aside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3]))
    return shutil.which(name) or (str(aside[-1]) if aside else None)


def installed() -> bool:
    """Whether there is a server to start."""
    return program("initdb") is not None and program("pg_ctl") is not None


class Server:
    """A running server with one role, whose name is the program's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def address(self, database: str) -> str:
        """The URL of a database."""
        return f"postgresql://depesche@/{database}?host={self.folder}"

    def run(self, name: str, *arguments: str) -> str:
        """Runs one of PostgreSQL's programs as the server's user."""
        command = [*_as_nobody(), program(name) or name, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.folder)
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stdout}{done.stderr}")
        return done.stdout

    def sql(self, statement: str, database: str = "postgres") -> str:
        """What psql prints."""
        return self.run("psql", "-h", str(self.folder), "-U", "depesche", "-d", database, "-qAtc", statement)

    def database(self, like: str = "template1") -> str:
        """The URL of a new database, empty or a copy."""
        self._made += 1
        name = f"record{self._made}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {like}")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Removes a database, whoever still reads it."""
        name = make_url(address).database
        self.sql(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def server() -> Iterator[Server]:
    """Starts a server and stops it."""
    folder = Path(tempfile.mkdtemp(prefix="depesche-postgres-"))  # short: the path of a socket has 107 characters
    try:
        if _as_nobody():
            os.chown(folder, *_nobody())
        made = Server(folder)
        data = folder / "data"
        made.run("initdb", "-D", str(data), "-U", "depesche", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        log = str(folder / "log")
        made.run("pg_ctl", "-D", str(data), "-l", log, "-w", "-s", "-o", f"-k {folder} {options}", "start")
        try:
            yield made
        finally:
            made.run("pg_ctl", "-D", str(data), "-m", "immediate", "-s", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _nobody() -> tuple[int, int]:
    names = {user.pw_name: user for user in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    return user.pw_uid, user.pw_gid


def _as_nobody() -> list[str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid():
        return []
    user, group = _nobody()
    return ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups"]
