"""The network over the encoder: one linear layer for everything said of single words, biaffine layers for the tree."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import Encoder

ARC, RELATION = 256, 96
DROPOUT = 0.2
LOWEST = 3
"""The mixes of layers start here: lower ones know no syntax."""


class Core(nn.Module):
    """Word rows -> logits of tags, scores of arcs, and what the scores of relations are made of."""

    def __init__(self, encoder: Encoder, width: int, tags: int, relations: int) -> None:
        super().__init__()
        self.encoder = encoder
        layers = len(encoder.layers) - LOWEST
        self.mix_tags, self.mix_tree = nn.Parameter(torch.zeros(layers)), nn.Parameter(torch.zeros(layers))
        self.tags = nn.Linear(2 * width, tags)
        self.arc_child, self.arc_head = nn.Linear(2 * width, ARC), nn.Linear(2 * width, ARC)
        self.relation_child, self.relation_head = nn.Linear(2 * width, RELATION), nn.Linear(2 * width, RELATION)
        self.arcs = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.relations = nn.Parameter(torch.empty(relations, RELATION + 1, RELATION + 1))
        nn.init.xavier_uniform_(self.arcs, 0.5)
        nn.init.normal_(self.relations, std=0.02)

    def forward(self, words: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """first, last: (batch, 1 + n), the first and last piece of each word; 0 is the start mark, the root.

        -> tags (batch, n, tags), arcs (batch, n, 1 + n), children and heads of relations (batch, n or 1 + n, RELATION).
        """
        states = torch.stack(self.encoder(words, mask)[LOWEST:], 0)
        tagged = self._drop(_ends(states, self.mix_tags, first[:, 1:], last[:, 1:]))
        nodes = self._drop(_ends(states, self.mix_tree, first, last))
        child = self._drop(functional.gelu(self.arc_child(nodes[:, 1:])))
        head = self._drop(functional.gelu(self.arc_head(nodes)))
        arcs = (_with_one(child) @ self.arcs.to(child.dtype)) @ head.transpose(1, 2)
        children = self._drop(functional.gelu(self.relation_child(nodes[:, 1:])))
        heads = self._drop(functional.gelu(self.relation_head(nodes)))
        return self.tags(tagged), arcs, children, heads

    def relation_scores(self, children: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """Scores (batch, n, relations) for the chosen head of every word."""
        picked = heads.gather(1, chosen[..., None].expand(-1, -1, heads.shape[-1]))
        a, b = _with_one(children).float(), _with_one(picked).float()
        batch, n, size = a.shape
        count = self.relations.shape[0]
        mixed = a.reshape(batch * n, size) @ self.relations.permute(1, 0, 2).reshape(size, count * size)
        return (mixed.reshape(batch, n, count, size) * b[:, :, None, :]).sum(-1)

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPOUT, self.training)


def _ends(states: Tensor, mix: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Mixed layers at the first and the last piece of every word, side by side."""
    weights = torch.softmax(mix, 0)[:, None, None, None].to(states.dtype)
    x = (states * weights).sum(0)
    size = x.shape[-1]
    ends = [x.gather(1, at[..., None].expand(-1, -1, size)) for at in (first, last)]
    return torch.cat(ends, -1)


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
