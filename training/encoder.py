"""The encoder in torch: a plain BERT whose word rows come from outside, packed, and stay frozen."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.release import Release

DROPOUT = 0.1


class Layer(nn.Module):
    """Attention written out by hand: trains faster on a CPU than the fused one."""

    def __init__(self, release: Release) -> None:
        super().__init__()
        width, inner = release.width, release.inner
        self.heads = release.heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1 = nn.LayerNorm(width, release.epsilon)
        self.norm2 = nn.LayerNorm(width, release.epsilon)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: (batch, pieces, width); bias: 0 for pieces, very negative for padding."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weights = torch.softmax((q @ k.transpose(-1, -2)) * ((width // self.heads) ** -0.5) + bias, -1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + functional.dropout(self.out(mixed), DROPOUT, self.training))
        inner = functional.gelu(self.inner(x))
        return self.norm2(x + functional.dropout(self.outer(inner), DROPOUT, self.training))


class Encoder(nn.Module):
    """Word rows -> the output of every layer."""

    def __init__(self, release: Release, layers: int | None = None) -> None:
        """layers: fewer than the release has, for students; they get their weights from a teacher afterwards."""
        super().__init__()
        self.position = nn.Embedding(release.positions, release.width)
        self.kind = nn.Parameter(torch.zeros(release.width))
        self.norm = nn.LayerNorm(release.width, release.epsilon)
        self.layers = nn.ModuleList([Layer(release) for _ in range(layers or release.layers)])
        if release.tensors:
            self._fill(release.tensors, release.width)

    def forward(self, words: Tensor, mask: Tensor) -> list[Tensor]:
        """words: (batch, pieces, width); mask: 1 for pieces, 0 for padding."""
        x = words + self.position.weight[: words.shape[1]][None] + self.kind
        x = functional.dropout(self.norm(x), DROPOUT, self.training)
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    @torch.no_grad()
    def _fill(self, tensors: dict[str, np.ndarray], width: int) -> None:
        def copy(target: Tensor, *names: str) -> None:
            source = np.concatenate([tensors[name] for name in names])
            target.copy_(torch.from_numpy(source).view_as(target))

        self.position.weight.copy_(torch.from_numpy(tensors["emb.pos"]).view(-1, width))
        self.kind.copy_(torch.from_numpy(tensors["emb.type"][:width]))
        copy(self.norm.weight, "emb.ln.w")
        copy(self.norm.bias, "emb.ln.b")
        for number, layer in enumerate(self.layers):
            for part, names in {
                layer.qkv: ("q", "k", "v"),
                layer.out: ("ao",),
                layer.norm1: ("aln",),
                layer.inner: ("fi",),
                layer.outer: ("fo",),
                layer.norm2: ("oln",),
            }.items():
                copy(part.weight, *(f"l{number}.{name}.w" for name in names))
                copy(part.bias, *(f"l{number}.{name}.b" for name in names))
