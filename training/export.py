"""Writes what ships: the network as ONNX with 8-bit weights, the relation weights, and the card with checksums.

    python -m training.export RELEASE --checkpoint syntax --version 1
"""

import argparse
import hashlib
import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from depesche.parse.core_lemma import rule_of
from training.encoder import Encoder
from training.heads import Core
from training.inventory import Inventory
from training.places import DATA, MODELS, WORK
from training.release import read_release
from training.treebanks import Example, germans, relatives

OPSET = 17
OUTPUTS = ["tags", "arcs", "children", "heads"]
_LEXICON_LEAST = 2
"""A form stands in the lexicon if it was seen this often, always with one lemma, and its lemma needs a rare rule."""


def load(release_path: str, checkpoint: str) -> tuple[Core, Inventory]:
    """The trained network and its inventory."""
    release = read_release(Path(release_path))
    inventory = Inventory.read(WORK / f"{checkpoint}.json")
    tags = sum(len(labels) for labels in inventory.heads().values())
    core = Core(Encoder(release), release.width, tags, len(inventory.deprel))
    core.load_state_dict(torch.load(WORK / f"{checkpoint}.pt"))
    return core.eval(), inventory


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


def quantise(source: Path, target: Path) -> None:
    """Matrices to 8 bit with a scale per column; activations are quantised while running."""
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gemm"])
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


def write_card(version: str, inventory: Inventory, words: dict[str, str]) -> None:
    """The card names every file beside it with its checksum."""
    files = sorted(p for p in MODELS.glob("core-*") if p.suffix in (".onnx", ".npz"))
    card = {
        "name": "core",
        "version": version,
        "files": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files},
        "inventory": inventory.plain(),
        "lexicon": words,
    }
    (MODELS / "core.json").write_text(json.dumps(card, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({p.name: f"{p.stat().st_size / 1e6:.1f} MB" for p in files})


def main(arguments: argparse.Namespace) -> None:
    """Exports one checkpoint into the package."""
    core, inventory = load(arguments.release, arguments.checkpoint)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        plain = Path(folder) / "plain.onnx"
        to_onnx(core, plain, OUTPUTS)
        quantise(plain, MODELS / "core-syntax.onnx")
    np.savez_compressed(MODELS / "core-syntax.npz", relations=core.relations.detach().numpy().astype(np.float16))
    german, _, _ = germans(DATA)
    english = [example for example in relatives(DATA) if example.source == "en_ewt"]
    write_card(arguments.version, inventory, lexicon(english, inventory) | lexicon(german, inventory))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("release")
    parser.add_argument("--checkpoint", default="syntax")
    parser.add_argument("--version", required=True)
    main(parser.parse_args())
