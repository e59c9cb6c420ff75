"""Writes what the program is made of as CycloneDX 1.6: `python -m supply.sbom [FILE]`.

Packages (from the lock and their own metadata, with the checksums of all files that the lock allows), weights and lists
(with checksum, licence and source), and who needs whom. The same project gives the same bytes: no clock, no random id.
"""

import json
import sys
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import depesche
from supply.data import Datum, data
from supply.expressions import spdx
from supply.shipped import ROOT, Package, asked_for, locked, shipped

FILE = ROOT / "build" / "sbom.json"


def bill() -> dict[str, Any]:
    """The whole document."""
    packages, sums, held = shipped(), locked(), data()
    weights = [one for one in held if one.of_model]
    refs = {package.name: _purl(package.name, package.version) for package in packages}
    root = _purl("depesche", depesche.__version__)
    components = [
        _library(package, refs[package.name], sums.get(package.name, {}).get(package.version, ()))
        for package in packages
    ]
    components += [_model(weights), *(_file(one) for one in held if not one.of_model)]
    direct = [refs[name] for name in asked_for()]
    content: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _itself(root)},
        "components": components,
        "dependencies": [
            {
                "ref": root,
                "dependsOn": sorted([*direct, "model:core", *(f"data:{d.path}" for d in held if not d.of_model)]),
            },
            *({"ref": refs[p.name], "dependsOn": sorted(refs[name] for name in p.needs)} for p in packages),
        ],
    }
    return {**content, "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps(content, sort_keys=True))}"}


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _itself(ref: str) -> dict[str, Any]:
    return {
        "type": "application",
        "bom-ref": ref,
        "name": "depesche",
        "version": depesche.__version__,
        "purl": ref,
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }


def _library(package: Package, ref: str, sums: tuple[str, ...]) -> dict[str, Any]:
    files = {"type": "distribution", "url": ref, "comment": "the files that the lock allows"}
    hashes = [{"alg": "SHA-256", "content": one} for one in sums]
    return {
        "type": "library",
        "bom-ref": ref,
        "name": package.name,
        "version": package.version,
        "purl": ref,
        "scope": "optional" if package.optional else "required",
        "licenses": _licences(package.licence),
        **({"externalReferences": [{**files, "hashes": hashes}]} if hashes else {}),
    }


def _licences(stated: str) -> list[dict[str, Any]]:
    if not spdx(stated):
        return [{"license": {"name": stated}}]
    return [{"expression": stated}] if " " in stated else [{"license": {"id": stated}}]


def _model(weights: list[Datum]) -> dict[str, Any]:
    return {
        "type": "machine-learning-model",
        "bom-ref": "model:core",
        "name": "core",
        "version": _version_of_core(),
        "description": "The language core; docs/models/core.md is its card.",
        "licenses": _licences("CC-BY-SA-4.0"),
        "components": [_file(one) for one in weights],
    }


def _version_of_core() -> str:
    manifest = (ROOT / "src" / "depesche" / "models" / "core.json").read_text(encoding="utf-8")
    return str(json.loads(manifest)["version"])


def _file(one: Datum) -> dict[str, Any]:
    return {
        "type": "data" if not one.of_model else "file",
        "bom-ref": f"data:{one.path}",
        "name": one.path,
        "hashes": [{"alg": "SHA-256", "content": one.sha256}],
        "licenses": _licences(one.licence),
        "properties": [{"name": "bytes", "value": str(one.bytes)}, {"name": "source", "value": one.source}],
    }


def main() -> None:
    """Writes the document."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    content = bill()
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{file}: {len(content['components'])} components")


if __name__ == "__main__":
    main()
