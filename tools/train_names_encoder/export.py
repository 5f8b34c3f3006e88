"""Write the trained network as an ONNX graph with weights of eight bits, for onnxruntime alone.

usage: python tools/train_names_encoder/export.py WEIGHTS.pt OUT.onnx [--head gum=1 uner=0.5]

Weights are symmetric, a scale for each column, and keep to seven bits so that no processor overflows; the words'
embeddings have a scale for each row. Activations are quantised as the graph runs. The heads are added into one.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from corpora import CORPORA  # noqa: E402
from network import HEADS, LABELS, LAYERS  # noqa: E402

_CONTRIB = "com.microsoft"


class Graph:
    """Collects the nodes and weights of the graph."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        """Add a node of one output and return the output's name."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def linear(self, at: str, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """Add ``x @ weight.T + bias`` in eight bits."""
        scale = np.maximum(np.abs(weight).max(axis=1), 1e-8) / 63
        whole = np.round(weight / scale[:, None]).astype(np.int8)
        inputs = [x, self.weight(f"{at}.w", whole.T), self.weight(f"{at}.s", scale.astype(np.float32))]
        inputs += ["", self.weight(f"{at}.b", bias)]
        return self.node("DynamicQuantizeMatMul", inputs, f"{at}.y", _CONTRIB)


def build(raw: dict[str, NDArray[np.float32]], heads: dict[str, float]) -> onnx.ModelProto:
    """Return the graph: pieces, shapes (rows × length) and where the words begin, in; words × labels out."""
    graph = Graph()
    table = raw["words.weight"]
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
    graph.weight("words", np.round(table / scale).astype(np.int8))
    graph.weight("words.scale", scale.astype(np.float32))
    graph.weight("places", raw["places.weight"] + raw["kind"])
    graph.weight("shape_in", raw["shape_in.weight"])
    graph.weight("shape_out", raw["shape_out.weight"])
    graph.weight("known_in", raw["known_in.weight"])
    graph.weight("known_out", raw["known_out.weight"])
    graph.weight("shapes", np.array(raw["shape_in.weight"].shape[0], dtype=np.int64))
    graph.node("Gather", ["words", "pieces"], "gathered")
    graph.node("Cast", ["gathered"], "gathered.f", to=TensorProto.FLOAT)
    graph.node("Gather", ["words.scale", "pieces"], "scales")
    graph.node("Mul", ["gathered.f", "scales"], "word")
    graph.node("Add", ["word", _looked(graph, "in", "look")], "seen")
    graph.node("Gather", ["places", "positions"], "placed")
    graph.node("Add", ["seen", "placed"], "summed")
    norm = [graph.weight("norm.w", raw["norm.weight"]), graph.weight("norm.b", raw["norm.bias"])]
    x = graph.node("LayerNormalization", ["summed", *norm], "x", epsilon=1e-12)
    for number in range(LAYERS):
        x = _layer(graph, raw, number, x)
    graph.weight("flat", np.array([-1, table.shape[1]], dtype=np.int64))
    graph.node("Reshape", [x, "flat"], "states")
    graph.node("Gather", ["states", "begins"], "first")
    graph.node("Add", ["first", _looked(graph, "out", "looks")], "known")
    size = len(LABELS)
    weight, bias = raw["head.weight"].copy(), raw["head.bias"].copy()
    for name, much in heads.items():
        own = slice(CORPORA.index(name) * size, (CORPORA.index(name) + 1) * size)
        weight += much * raw["own.weight"][own]
        bias += much * raw["own.bias"][own]
    graph.weight("head.w", weight.T.astype(np.float32))
    graph.weight("head.b", bias.astype(np.float32))
    graph.node("MatMul", ["known", "head.w"], "scored")
    graph.node("Add", ["scored", "head.b"], "raw")
    graph.node("LogSoftmax", ["raw"], "scores", axis=-1)
    return _model(graph)


def _looked(graph: Graph, side: str, look: str) -> str:
    """Add what the number of each word's shape and of what the lexicons know of it stand for."""
    shape = graph.node("Gather", [f"shape_{side}", graph.node("Mod", [look, "shapes"], f"{side}.shape")], f"{side}.a")
    known = graph.node("Gather", [f"known_{side}", graph.node("Div", [look, "shapes"], f"{side}.known")], f"{side}.b")
    return graph.node("Add", [shape, known], f"{side}.looked")


def _layer(graph: Graph, raw: dict[str, NDArray[np.float32]], number: int, x: str) -> str:
    at = f"layers.{number}."

    def part(name: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        return raw[f"{at}{name}.weight"], raw[f"{at}{name}.bias"]

    qkv = graph.linear(f"{at}qkv", x, *part("qkv"))
    names = [f"{at}{name}" for name in "qkv"]
    graph.nodes.append(helper.make_node("Split", [qkv], names, axis=2, num_outputs=3))
    met = graph.node("MultiHeadAttention", [*names, "", "present"], f"{at}met", _CONTRIB, num_heads=HEADS)
    met = graph.linear(f"{at}out", met, *part("out"))
    for name, y in (("norm1", met), ("norm2", "")):
        if name == "norm2":
            up = graph.linear(f"{at}up", x, *part("up"))
            y = graph.linear(f"{at}down", graph.node("Gelu", [up], f"{at}bent", _CONTRIB), *part("down"))
        weight, bias = part(name)
        norm = [graph.weight(f"{at}{name}.w", weight), graph.weight(f"{at}{name}.b", bias)]
        # Two plain nodes: the fused one takes four times as long on a CPU.
        summed = graph.node("Add", [x, y], f"{at}{name}.sum")
        x = graph.node("LayerNormalization", [summed, *norm], f"{at}{name}.y", axis=-1, epsilon=1e-12)
    return x


def _model(graph: Graph) -> onnx.ModelProto:
    def number(name: str, *shape: str) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.INT64, shape)

    inputs = [number("pieces", "rows", "length"), number("look", "rows", "length"), number("positions", "length")]
    inputs.append(helper.make_tensor_value_info("present", TensorProto.INT32, ("rows", "length")))
    inputs += [number("begins", "words"), number("looks", "words")]
    output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ("words", len(LABELS)))
    made = helper.make_graph(graph.nodes, "names", inputs, [output], graph.weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(_CONTRIB, 1)])
    model.ir_version = 9
    entry = model.metadata_props.add()
    entry.key, entry.value = "labels", " ".join(LABELS)
    return model


def main() -> None:
    """Export one file of weights."""
    parser = argparse.ArgumentParser()
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--head", nargs="*", default=[], help="corpora whose own heads are added, with how much of each"
    )
    chosen = parser.parse_args()
    raw = {name: value.float().numpy() for name, value in torch.load(chosen.weights).items()}
    heads = {name: float(much) for name, _, much in (text.partition("=") for text in chosen.head)}
    onnx.save(build(raw, heads), chosen.out)
    print(f"{chosen.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
