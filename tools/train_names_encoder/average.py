"""Write the mean of several states of the network.

usage: python tools/train_names_encoder/average.py OUT.pt STATE.pt=2 STATE.pt=1 …
"""

import sys

import torch
from torch import Tensor


def main() -> None:
    """Read the states, each with its weight, and write their mean."""
    parts = [(path, float(much)) for path, _, much in (text.rpartition("=") for text in sys.argv[2:])]
    whole = sum(much for _, much in parts)
    mean: dict[str, Tensor] = {}
    for path, much in parts:
        for name, value in torch.load(path).items():
            mean[name] = mean.get(name, 0) + value.float() * (much / whole)
    torch.save(mean, sys.argv[1])


if __name__ == "__main__":
    main()
