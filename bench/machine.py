"""What the figures were measured on."""

import os
import platform
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("onnxruntime", "numpy", "lxml", "trafilatura", "sqlalchemy")


def facts() -> dict[str, str]:
    """Name of a fact -> what it is; what cannot be told is left out."""
    found = {
        "processor": _line("/proc/cpuinfo", "model name") or platform.processor(),
        "8-bit products (VNNI)": "yes" if "vnni" in _line("/proc/cpuinfo", "flags") else "no",
        "cores": str(os.cpu_count() or ""),
        "memory": _line("/proc/meminfo", "MemTotal"),
        "system": platform.platform(),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        **{name: version(name) for name in LIBRARIES},
        "commit": _commit(),
        "load before": f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "",
    }
    return {name: value for name, value in found.items() if value}


def _line(file: str, name: str) -> str:
    try:
        lines = Path(file).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _commit() -> str:
    told = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return told.stdout.strip()
