"""A document that an editor can file: what happened, who said what, and where each word stands."""

from depesche.tell.dossier.build import Dossier, build
from depesche.tell.dossier.html import html
from depesche.tell.dossier.markdown import markdown

__all__ = ["Dossier", "build", "html", "markdown"]
