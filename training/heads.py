"""The network over the encoder: one linear layer for everything said of single words, biaffine layers for the tree."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import Encoder

ARC, RELATION = 256, 96
DROPOUT = 0.2
LOWEST = 4
"""The mixes of layers leave out this part of them, a fourth: lower ones know no syntax."""


class Core(nn.Module):
    """Word rows -> logits of tags, scores of arcs, and what the scores of relations are made of."""

    def __init__(self, encoder: Encoder, width: int, tags: int, relations: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.lowest = len(encoder.layers) // LOWEST
        layers = len(encoder.layers) - self.lowest
        self.mix_tags, self.mix_tree = nn.Parameter(torch.zeros(layers)), nn.Parameter(torch.zeros(layers))
        self.tags = nn.Linear(2 * width, tags)
        self.arc_child, self.arc_head = nn.Linear(2 * width, ARC), nn.Linear(2 * width, ARC)
        self.relation_child, self.relation_head = nn.Linear(2 * width, RELATION), nn.Linear(2 * width, RELATION)
        self.arcs = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.relations = nn.Parameter(torch.empty(relations, RELATION + 1, RELATION + 1))
        nn.init.xavier_uniform_(self.arcs, 0.5)
        nn.init.normal_(self.relations, std=0.02)

    def forward(
        self, words: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """first, last: (batch, 1 + n), the first and last piece of each word; 0 is the start mark, the root.

        -> tags (batch, n, tags), arcs (batch, n, 1 + n), children and heads of relations (batch, n or 1 + n, RELATION),
        and the states (batch, n, 4 * width) that all this was read from: for tags, then for the tree.
        """
        states = self.encoder(words, mask)[self.lowest :]
        for_tags, for_tree = mixed(states, torch.stack([self.mix_tags, self.mix_tree]))
        tagged, nodes = ends(for_tags, first[:, 1:], last[:, 1:]), ends(for_tree, first, last)
        states_of_words = torch.cat([tagged, nodes[:, 1:]], -1)
        tagged, nodes = self._drop(tagged), self._drop(nodes)
        child = self._drop(functional.gelu(self.arc_child(nodes[:, 1:])))
        head = self._drop(functional.gelu(self.arc_head(nodes)))
        arcs = (_with_one(child) @ self.arcs.to(child.dtype)) @ head.transpose(1, 2)
        children = self._drop(functional.gelu(self.relation_child(nodes[:, 1:])))
        heads = self._drop(functional.gelu(self.relation_head(nodes)))
        return self.tags(tagged), arcs, children, heads, states_of_words

    def relation_scores(self, children: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """Scores (batch, n, relations) for the chosen head of every word."""
        picked = heads.gather(1, chosen[..., None].expand(-1, -1, heads.shape[-1]))
        flat = biaffine(children.flatten(0, 1).float(), picked.flatten(0, 1).float(), self.relations)
        return flat.view(*chosen.shape, -1)

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPOUT, self.training)


class RelationScores(nn.Module):
    """The scores of relations alone, for export: children and heads (n, RELATION) -> (n, relations)."""

    def __init__(self, core: Core) -> None:
        super().__init__()
        size = RELATION + 1
        self.count = len(core.relations)
        self.mix = nn.Linear(size, self.count * size, bias=False)
        self.mix.weight = nn.Parameter(core.relations.detach().permute(0, 2, 1).reshape(self.count * size, size))

    def forward(self, children: Tensor, heads: Tensor) -> Tensor:
        """One row per word, padding left out."""
        mixed_rows = self.mix(_with_one(children)).view(-1, self.count, RELATION + 1)
        return (mixed_rows * _with_one(heads)[:, None, :]).sum(-1)


def biaffine(children: Tensor, heads: Tensor, weights: Tensor) -> Tensor:
    """children, heads (n, size), weights (relations, size + 1, size + 1) -> (n, relations)."""
    a, b = _with_one(children), _with_one(heads)
    count, size, _ = weights.shape
    mixed_rows = a @ weights.permute(1, 0, 2).reshape(size, count * size)
    return (mixed_rows.view(-1, count, size) * b[:, None, :]).sum(-1)


def mixed(states: list[Tensor], mixes: Tensor) -> Tensor:
    """One weighted sum of the layers per row of `mixes`."""
    stacked = torch.stack(states, 0)
    weights = torch.softmax(mixes, 1).to(stacked.dtype)
    return (weights @ stacked.flatten(1)).view(len(mixes), *states[0].shape)


def ends(x: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """The first and the last piece of every word, side by side."""
    size = x.shape[-1]
    return torch.cat([x.gather(1, at[..., None].expand(-1, -1, size)) for at in (first, last)], -1)


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
