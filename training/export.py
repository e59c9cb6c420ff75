"""Writes what ships: the network as ONNX with 8-bit weights, the relation weights, and the card with checksums.

python -m training.export RELEASE --checkpoint syntax --version 1
"""

import argparse
import gzip
import hashlib
import json
import re
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import onnx
import torch
import wordfreq
from onnxruntime.quantization import QuantType, quantize_dynamic

from depesche.parse.core import NETWORK, RELATIONS
from depesche.parse.core_lemma import rule_of
from depesche.parse.core_lexicon import NOUN, VERB
from training.encoder import Encoder
from training.heads import RELATION, Core, RelationScores
from training.inventory import Inventory
from training.places import DATA, MODELS, WORK
from training.quotations import HEADS, Quotes
from training.release import read_release
from training.treebanks import Example, germans, relatives

OPSET = 17
_WEAK = re.compile("[^aeiouäöü]eten?$")
"""The conjugation knows `wandte` only, so that it takes the preterite `wendete` for a subjunctive."""
OUTPUTS = ["tags", "arcs", "children", "heads", "states"]
_LEXICON_LEAST = 2
"""A form stands in the lexicon if it was seen this often, always with one lemma, and its lemma needs a rare rule."""


def load(release_path: str, checkpoint: str) -> tuple[Core, Inventory]:
    """The trained network and its inventory."""
    release = read_release(Path(release_path))
    inventory = Inventory.read(WORK / f"{checkpoint}.json")
    tags = sum(len(labels) for labels in inventory.heads().values())
    state = torch.load(WORK / f"{checkpoint}.pt")
    core = Core(Encoder(release, layers_in(state)), release.width, tags, len(inventory.deprel))
    core.load_state_dict(state)
    return core.eval(), inventory


def load_quotes(release_path: str, checkpoint: str) -> Quotes:
    """The trained network of quotations."""
    release = read_release(Path(release_path))
    state = torch.load(WORK / f"{checkpoint}.pt")
    quotes = Quotes(Encoder(release, layers_in(state)), release.width)
    quotes.load_state_dict(state)
    return quotes.eval()


def layers_in(state: dict[str, torch.Tensor]) -> int:
    """How many layers the encoder of a checkpoint has."""
    return len({name.split(".")[2] for name in state if name.startswith("encoder.layers.")})


def to_onnx(core: torch.nn.Module, path: Path, outputs: list[str]) -> None:
    """Exports with free batch, piece and word counts."""
    arguments = (
        torch.randn(2, 20, 384),
        torch.ones(2, 20),
        torch.tensor([[0, 1, 3, 5], [0, 2, 4, 6]]),
        torch.tensor([[0, 2, 4, 5], [0, 3, 5, 6]]),
    )
    pieces, words = {0: "batch", 1: "pieces"}, {0: "batch", 1: "words"}
    axes = {"words": pieces, "mask": pieces, "first": words, "last": words, **{name: {0: "batch"} for name in outputs}}
    torch.onnx.export(
        core,
        arguments,
        str(path),
        input_names=["words", "mask", "first", "last"],
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def relations_to_onnx(core: Core, path: Path) -> None:
    """The scores of relations as a network of their own: they need the heads, which the tree decides first."""
    torch.onnx.export(
        RelationScores(core),
        (torch.randn(5, RELATION), torch.randn(5, RELATION)),
        str(path),
        input_names=["children", "heads"],
        output_names=["relations"],
        dynamic_axes={name: {0: "words"} for name in ("children", "heads", "relations")},
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Matrices to whole numbers with a scale per column; activations are quantised while running.

    Seven bits of eight are used: processors without VNNI add two products in 16 bits, which eight would overflow.
    """
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm"],
    )
    onnx.checker.check_model(str(target))


def lexicon(examples: list[Example], inventory: Inventory) -> dict[str, str]:
    """Forms whose lemma no rule of the inventory gives, or that are always the same and frequent."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for example in examples:
        for word in example.words:
            if word.lemma is not None and word.upos is not None:
                seen[f"{word.form}\t{word.upos}"][word.lemma] += 1
    rules = set(inventory.lemma)
    found = {}
    for key, lemmas in sorted(seen.items()):
        lemma, times = lemmas.most_common(1)[0]
        rare = rule_of(key.split("\t")[0], lemma) not in rules
        if len(lemmas) == 1 and (rare or times >= _LEXICON_LEAST):
            found[key] = lemma
    return found


def packed_lexica() -> bytes:
    """Verb and noun forms with their lemmas, the commonest lemma first. No time stamp: same in, same out."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    moods: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, file in ((VERB, "verbs.tsv"), (NOUN, "nouns.tsv")):
        for line in (WORK / file).read_text(encoding="utf-8").splitlines():
            form, lemma, *readings = line.split("\t")
            known[kind, form].add(lemma)
            finite = (reading for reading in ",".join(readings).split(",") if ":" in reading)
            moods[kind, form].update(reading.split(":")[0] for reading in finite)
    lines = []
    for (kind, form), lemmas in sorted(known.items()):
        ranked = sorted(lemmas, key=lambda lemma: (-wordfreq.word_frequency(lemma, "de"), lemma))
        only = "".join(moods[kind, form]) if len(moods[kind, form]) == 1 and not _WEAK.search(form) else ""
        lines.append("\t".join([kind, form, only, *ranked]))
    return gzip.compress("\n".join(lines).encode("utf-8"), mtime=0)


def export_syntax(release_path: str, checkpoint: str, folder: Path) -> Inventory:
    """The first network, and the one for its relations."""
    core, inventory = load(release_path, checkpoint)
    to_onnx(core, folder / "plain.onnx", OUTPUTS)
    quantise(folder / "plain.onnx", MODELS / NETWORK)
    relations_to_onnx(core, folder / "plain.onnx")
    quantise(folder / "plain.onnx", MODELS / RELATIONS)
    return inventory


def export_quotes(release_path: str, checkpoint: str, folder: Path) -> None:
    """The second network."""
    to_onnx(load_quotes(release_path, checkpoint), folder / "quotes.onnx", ["roles"])
    quantise(folder / "quotes.onnx", MODELS / "core-quotes.onnx")


def write_card(version: str, inventory: Inventory, words: dict[str, str]) -> None:
    """The card names every file beside it with its checksum."""
    files = sorted(p for p in MODELS.glob("core-*") if p.suffix in (".onnx", ".npz", ".gz"))
    card = {
        "name": "core",
        "version": version,
        "files": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files},
        "inventory": inventory.plain(),
        "quotes": HEADS,
        "lexicon": words,
    }
    (MODELS / "core.json").write_text(json.dumps(card, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({p.name: f"{p.stat().st_size / 1e6:.1f} MB" for p in files})


def main(arguments: argparse.Namespace) -> None:
    """Exports one checkpoint into the package."""
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        inventory = export_syntax(arguments.release, arguments.checkpoint, Path(folder))
        if arguments.quotes:
            export_quotes(arguments.release, arguments.quotes, Path(folder))
    (MODELS / "core-lexicon.gz").write_bytes(packed_lexica())
    german, _, _ = germans(DATA)
    english = [example for example in relatives(DATA) if example.source == "en_ewt"]
    write_card(arguments.version, inventory, lexicon(english, inventory) | lexicon(german, inventory))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("release")
    parser.add_argument("--checkpoint", default="syntax")
    parser.add_argument("--quotes", default="")
    parser.add_argument("--version", required=True)
    main(parser.parse_args())
