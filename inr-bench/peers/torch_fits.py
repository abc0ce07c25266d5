"""Fits of a grey picture by PyTorch, to compare with those of `inr fit`: docs/quality.md, Beside PyTorch.

    python3 torch_fits.py PICTURE STEPS SEED siren|finer|gauss...

Networks as their authors' code initialises them, four hidden layers of 128: all points in every step,
Adam without a schedule, float32, coordinates of pixels' centres in [-1, 1], values from -1 to 1.
Writes what a network begins with to NETWORK-SEED.safetensors, for `inr import --like`, and after so
many steps, if any, prints a line: network, parameters, PSNR of the rounded picture in dB, seconds.
"""

import json
import struct
import sys
import time

import numpy
import torch
from PIL import Image
from torch import nn

WIDTH = 128
HIDDEN = 4


class Sine(nn.Module):
    """sin(30 z), weights U(+-1/in) in the first layer and U(+-sqrt(6/in)/30) in all others."""

    omega = 30.0
    first_bias = None

    def __init__(self, inputs, outputs, first):
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)
        sine_weights(self.linear, first)
        if first and self.first_bias is not None:
            nn.init.uniform_(self.linear.bias, -self.first_bias, self.first_bias)

    def forward(self, x):
        return torch.sin(self.omega * self.linear(x))


def sine_weights(linear, first):
    inputs = linear.in_features
    bound = 1 / inputs if first else (6 / inputs) ** 0.5 / 30
    nn.init.uniform_(linear.weight, -bound, bound)


class Finer(Sine):
    """sin(30 (|z| + 1) z), no gradient through |z| + 1, first biases U(+-1/sqrt 2)."""

    first_bias = 0.5**0.5

    def forward(self, x):
        z = self.linear(x)
        with torch.no_grad():
            scale = z.abs() + 1
        return torch.sin(self.omega * scale * z)


class Gauss(nn.Module):
    """exp(-(15 z)^2) of a linear layer of PyTorch."""

    def __init__(self, inputs, outputs, first):
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)

    def forward(self, x):
        return torch.exp(-((15 * self.linear(x)) ** 2))


def layers(kind, inputs=2, width=WIDTH):
    return [kind(inputs if l == 0 else width, width, l == 0) for l in range(HIDDEN)]


def sine_end():
    end = nn.Linear(WIDTH, 1)
    sine_weights(end, False)
    return end


NETWORKS = {
    "siren": lambda: nn.Sequential(*layers(Sine), sine_end()),
    "finer": lambda: nn.Sequential(*layers(Finer), sine_end()),
    "gauss": lambda: nn.Sequential(*layers(Gauss), nn.Linear(WIDTH, 1)),
}
RATES = {"gauss": 1e-3}


def write(network, file):
    """A safetensors file under names of layers: 0.weight, 0.bias, and so on."""
    header, data = {}, b""
    for name, tensor in network.state_dict().items():
        part = tensor.numpy().astype("<f4").tobytes()
        header[name.replace(".linear", "")] = {
            "dtype": "F32",
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(part)],
        }
        data += part
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(file, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + data)


def main(picture, steps, seed, names):
    pixels = numpy.asarray(Image.open(picture).convert("L"), dtype=numpy.float32)
    axes = [(2 * torch.arange(size) + 1) / size - 1 for size in pixels.shape]
    points = torch.stack(torch.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 2)
    targets = torch.from_numpy(pixels / 127.5 - 1).reshape(-1, 1)
    for name in names:
        torch.manual_seed(seed)
        network = NETWORKS[name]()
        write(network, f"{name}-{seed}.safetensors")
        if steps == 0:
            continue
        optimizer = torch.optim.Adam(network.parameters(), RATES.get(name, 1e-4))
        begun = time.time()
        for _ in range(steps):
            optimizer.zero_grad()
            loss = ((network(points) - targets) ** 2).mean()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            field = ((network(points) + 1) * 127.5).round().clamp(0, 255).numpy().reshape(pixels.shape)
        psnr = 10 * numpy.log10(255**2 / ((field.astype(float) - pixels) ** 2).mean())
        size = sum(p.numel() for p in network.parameters())
        print(f"{name} {size} {psnr:.2f} {time.time() - begun:.0f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
