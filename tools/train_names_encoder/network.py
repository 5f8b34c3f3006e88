"""The network: MiniLM's encoder with word shapes at its foot and its head, and a head for each corpus."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dossier.extract.naming import known, shapes

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
SIZE, HEADS, LAYERS, INNER = 384, 12, 6, 1536


class Layer(nn.Module):
    """One layer of the encoder, with the names of its weights as BERT has them."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(SIZE, 3 * SIZE)
        self.out = nn.Linear(SIZE, SIZE)
        self.norm1 = nn.LayerNorm(SIZE, eps=1e-12)
        self.up = nn.Linear(SIZE, INNER)
        self.down = nn.Linear(INNER, SIZE)
        self.norm2 = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the next state of *x* (batch × length × SIZE); *mask* is added to the attention's scores."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, SIZE // HEADS).permute(2, 0, 3, 1, 4)
        drop = self.dropout if self.training else 0.0
        met = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        met = self.out(met.transpose(1, 2).reshape(batch, length, SIZE))
        x = self.norm1(x + functional.dropout(met, drop))
        inner = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + functional.dropout(inner, drop))


class Encoder(nn.Module):
    """Pieces and shapes of words in, scores of the labels out."""

    def __init__(self, corpora: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, SIZE)
        self.places = nn.Embedding(512, SIZE)
        self.kind = nn.Parameter(torch.zeros(SIZE))
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.shape_in = nn.Embedding(shapes.COUNT, SIZE)
        self.shape_out = nn.Embedding(shapes.COUNT, SIZE)
        self.known_in = nn.Embedding(known.COUNT, SIZE)
        self.known_out = nn.Embedding(known.COUNT, SIZE)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head = nn.Linear(SIZE, len(LABELS))
        self.own = nn.Linear(SIZE, corpora * len(LABELS))
        self.dropout = dropout
        nn.init.normal_(self.shape_in.weight, std=0.01)
        nn.init.normal_(self.shape_out.weight, std=0.02)
        nn.init.zeros_(self.known_in.weight)
        nn.init.zeros_(self.known_out.weight)
        nn.init.zeros_(self.own.weight)
        nn.init.zeros_(self.own.bias)

    def load_minilm(self, path: Path) -> None:
        """Take the weights of all-MiniLM-L6-v2; the words' own stay as they are from then on."""
        raw = load_file(path)
        with torch.no_grad():
            self.words.weight.copy_(raw["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(raw["embeddings.position_embeddings.weight"])
            self.kind.copy_(raw["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(raw["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(raw["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                at = f"encoder.layer.{number}."
                own = f"{at}attention.self."
                for part in ("weight", "bias"):
                    joined = [raw[f"{own}{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(joined))
                    getattr(layer.out, part).copy_(raw[f"{at}attention.output.dense.{part}"])
                    getattr(layer.norm1, part).copy_(raw[f"{at}attention.output.LayerNorm.{part}"])
                    getattr(layer.up, part).copy_(raw[f"{at}intermediate.dense.{part}"])
                    getattr(layer.down, part).copy_(raw[f"{at}output.dense.{part}"])
                    getattr(layer.norm2, part).copy_(raw[f"{at}output.LayerNorm.{part}"])
        self.words.weight.requires_grad = False

    def states(self, pieces: Tensor, look: Tensor) -> Tensor:
        """Return the last state of each piece; pieces and shapes are batch × length, 0 where a line has ended."""
        length = pieces.shape[1]
        x = self.words(pieces) + self.places.weight[:length] + self.kind
        x = x + self.shape_in(look % shapes.COUNT) + self.known_in(look // shapes.COUNT)
        x = functional.dropout(self.norm(x), self.dropout if self.training else 0.0)
        mask = (pieces == 0).to(x.dtype)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def scores(self, states: Tensor, look: Tensor) -> tuple[Tensor, Tensor]:
        """Return the scores of the labels by the shared head, and what each corpus's own head adds."""
        seen = states + self.shape_out(look % shapes.COUNT) + self.known_out(look // shapes.COUNT)
        seen = functional.dropout(seen, self.dropout if self.training else 0.0)
        return self.head(seen), self.own(seen).view(*seen.shape[:-1], -1, len(LABELS))
