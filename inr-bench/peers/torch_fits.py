"""Fits of a grey picture by PyTorch, beside those of `inr fit`.

    python3 torch_fits.py PICTURE STEPS SEED NETWORK...

Networks as their authors' code initialises them, four hidden layers of 128: all points in every step,
Adam without a schedule, float32, coordinates of pixels' centres in [-1, 1], values from -1 to 1.
Prints a line for each: network, parameters, PSNR of the rounded picture in dB, seconds.
docs/quality.md has the figures and the commands of ours.
"""

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


class Snake(nn.Module):
    """z + sin^2(a z)/a of a linear layer of PyTorch, a learned, 20 in the beginning."""

    def __init__(self, inputs, outputs, first):
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)
        self.log_a = nn.Parameter(torch.full((outputs,), float(numpy.log(20))))

    def forward(self, x):
        z = self.linear(x)
        a = self.log_a.exp()
        return z + torch.sin(a * z) ** 2 / a


class Wavelet(nn.Module):
    """exp(20 i z - |10 z|^2) of a complex linear layer of PyTorch, real in the first layer."""

    def __init__(self, inputs, outputs, first):
        super().__init__()
        self.linear = nn.Linear(inputs, outputs, dtype=torch.float if first else torch.cfloat)

    def forward(self, x):
        z = self.linear(x)
        return torch.exp(20j * z - (10 * z).abs() ** 2)


class Octaves(nn.Module):
    """x, sin(2^k pi x), cos(2^k pi x) for k = 0 to 5."""

    def forward(self, x):
        waves = [x]
        for k in range(6):
            waves += [torch.sin(2**k * torch.pi * x), torch.cos(2**k * torch.pi * x)]
        return torch.cat(waves, -1)


class Relu(nn.Module):
    """relu of a linear layer of PyTorch."""

    def __init__(self, inputs, outputs, first):
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)

    def forward(self, x):
        return torch.relu(self.linear(x))


class RealPart(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.linear = nn.Linear(inputs, 1, dtype=torch.cfloat)

    def forward(self, x):
        return self.linear(x).real


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
    "snake": lambda: nn.Sequential(*layers(Snake), nn.Linear(WIDTH, 1)),
    "wire": lambda: nn.Sequential(
        *layers(Wavelet, width=int(WIDTH / 2**0.5)), RealPart(int(WIDTH / 2**0.5))
    ),
    "relu-pe": lambda: nn.Sequential(Octaves(), *layers(Relu, 2 + 24), nn.Linear(WIDTH, 1)),
}
RATES = {"wire": 5e-3, "gauss": 1e-3, "snake": 2e-3, "relu-pe": 1e-3}


def main(picture, steps, seed, names):
    pixels = numpy.asarray(Image.open(picture).convert("L"), dtype=numpy.float32)
    axes = [(2 * torch.arange(size) + 1) / size - 1 for size in pixels.shape]
    points = torch.stack(torch.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 2)
    targets = torch.from_numpy(pixels / 127.5 - 1).reshape(-1, 1)
    for name in names:
        torch.manual_seed(seed)
        network = NETWORKS[name]()
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
        size = sum(p.numel() * (2 if p.is_complex() else 1) for p in network.parameters())
        print(f"{name} {size} {psnr:.2f} {time.time() - begun:.0f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
