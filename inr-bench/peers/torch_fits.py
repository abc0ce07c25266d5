"""Fits of a grey picture by PyTorch, to compare with those of `inr fit`: docs/quality.md, Beside PyTorch.

    python3 torch_fits.py PICTURE STEPS SEED siren|finer|gauss|wire|kan|kaf|fan|snake|mfn-fourier|bacon...

Networks as their authors' code initialises them, four hidden layers of 128 unless NETWORKS says
otherwise: all points in every step, Adam, float32, coordinates of pixels' centres in [-1, 1], values
from -1 to 1. The rate stays, or falls to a tenth for networks that FALLING names. Writes what a network
begins with to NETWORK-SEED.safetensors (not of bacon), for `inr import --like`, and after so many steps,
if any, prints a line: network, parameters, PSNR of the rounded picture in dB, seconds.
"""

import json
import math
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


class Wire(nn.Module):
    """exp(20i z - |10 z|^2) of a complex linear layer of PyTorch, a real one on the coordinates."""

    def __init__(self, inputs, outputs, first):
        super().__init__()
        self.linear = nn.Linear(inputs, outputs, dtype=torch.float if first else torch.cfloat)

    def forward(self, x):
        z = self.linear(x)
        return torch.exp(20j * z - (10 * z).abs() ** 2)


class RealPart(nn.Module):
    """Re(W h + b)."""

    def __init__(self, inputs):
        super().__init__()
        self.complex = nn.Linear(inputs, 1, dtype=torch.cfloat)

    def forward(self, h):
        return self.complex(h).real


class Kan(nn.Module):
    """Sum over i of w silu(x_i) + s B(x_i) c on every edge, B the cubic splines on equal intervals.

    s and c are trained beside each other, and c begins at what goes through random values at the knots.
    """

    def __init__(self, inputs, outputs, intervals):
        super().__init__()
        self.step = 2 / intervals
        self.register_buffer("centres", self.step * (torch.arange(intervals + 3) - 1) - 1, False)
        knots = torch.linspace(-1, 1, intervals + 1)
        values = 0.3 / intervals * (torch.rand(intervals + 1, inputs * outputs) - 0.5)
        through = torch.linalg.lstsq(self.basis(knots), values, driver="gelsd").solution
        self.coefficients = nn.Parameter(through.T.reshape(outputs, inputs, -1).contiguous())
        self.scale = nn.Parameter(torch.full((outputs, inputs), inputs**-0.5))
        self.base = nn.Linear(inputs, outputs)
        nn.init.uniform_(self.base.weight, -(inputs**-0.5), inputs**-0.5)
        nn.init.zeros_(self.base.bias)

    def basis(self, x):
        v = ((x[..., None] - self.centres) / self.step).abs()
        return ((2 - v).relu() ** 3 - 4 * (1 - v).relu() ** 3) / 6

    def product(self):
        return (self.scale[..., None] * self.coefficients).flatten(1)

    def forward(self, x):
        return self.base(nn.functional.silu(x)) + self.basis(x).flatten(1) @ self.product().T


class Kaf(nn.Module):
    """V (a gelu(x) + c (C [cos p, sin p] + e)) + v with p of the normalised features."""

    def __init__(self, inputs, outputs, first):
        super().__init__()
        frequencies = 64
        self.norm = nn.LayerNorm(inputs)
        self.waves = nn.Linear(inputs, frequencies)
        nn.init.normal_(self.waves.weight, 0, (1.64 * inputs) ** -0.5)
        nn.init.uniform_(self.waves.bias, 0, 2 * math.pi)
        self.mix = nn.Linear(2 * frequencies, inputs)
        nn.init.xavier_uniform_(self.mix.weight)
        self.base = nn.Parameter(torch.ones(1))
        self.fourier = nn.Parameter(torch.full((1,), 0.01))
        self.out = nn.Linear(inputs, outputs)
        nn.init.xavier_uniform_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, x):
        p = self.waves(self.norm(x))
        s = self.mix(torch.cat([p.cos(), p.sin()], 1))
        return self.out(self.base * nn.functional.gelu(x) + self.fourier * s)


class Fan(nn.Module):
    """[cos wu, sin wu, gelu(v)] of two linear layers of PyTorch; w is 30 on the coordinates, then 1."""

    def __init__(self, inputs, outputs, first):
        super().__init__()
        self.omega = 30 if first else 1
        self.periodic = nn.Linear(inputs, outputs // 4)
        self.other = nn.Linear(inputs, outputs - 2 * (outputs // 4))

    def forward(self, x):
        u = self.omega * self.periodic(x)
        return torch.cat([u.cos(), u.sin(), nn.functional.gelu(self.other(x))], 1)


class Snake(nn.Module):
    """z + sin(a z)^2 / a with an a of each feature, at first 20; weights of variance 1/in."""

    def __init__(self, inputs, outputs, first):
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)
        nn.init.kaiming_uniform_(self.linear.weight, nonlinearity="linear")
        self.a = nn.Parameter(torch.full((outputs,), 20.0))

    def forward(self, x):
        z = self.linear(x)
        return z + torch.sin(self.a * z) ** 2 / self.a


class MultipliedSines(nn.Module):
    """(W q + b) sin(O x + p) in turn; the frequencies of all add up to those of so many samples."""

    def __init__(self, width, size, filters=4):
        super().__init__()
        self.filters = nn.ModuleList(nn.Linear(2, width) for _ in range(filters))
        self.linear = nn.ModuleList(nn.Linear(width, width) for _ in range(filters - 1))
        for sine in self.filters:
            with torch.no_grad():
                sine.weight *= size / filters**0.5
            nn.init.uniform_(sine.bias, -math.pi, math.pi)
        for linear in self.linear:
            nn.init.uniform_(linear.weight, -(width**-0.5), width**-0.5)
        self.end = nn.Linear(width, 1)

    def forward(self, x):
        q = self.filters[0](x).sin()
        for sine, linear in zip(self.filters[1:], self.linear):
            q = linear(q) * sine(x).sin()
        return self.end(q)


class LimitedSines(nn.Module):
    """(W q + b) sin(O x + p) in turn; O has whole cycles of the picture, and all of them end at its band."""

    def __init__(self, width, size, wide_end=True):
        super().__init__()
        shares = [1 / 8, 1 / 8, 1 / 4, 1 / 4, 1 / 4]
        for i, share in enumerate(shares):
            band = round(size / 2 * share)
            cycles = torch.randint(-band, band + 1, (2, width)).float()
            self.register_buffer(f"frequencies{i}", math.pi * cycles, False)
        self.phases = nn.ParameterList(
            nn.Parameter(math.pi * (2 * torch.rand(width) - 1)) for _ in shares
        )
        self.linear = nn.ModuleList(nn.Linear(width, width) for _ in shares[1:])
        self.end = nn.Linear(width, 1)
        for linear in [*self.linear, self.end] if wide_end else self.linear:
            nn.init.uniform_(linear.weight, -((6 / width) ** 0.5), (6 / width) ** 0.5)

    def forward(self, x):
        q = (x @ self.frequencies0 + self.phases[0]).sin()
        for i, linear in enumerate(self.linear, 1):
            wave = x @ getattr(self, f"frequencies{i}") + self.phases[i]
            q = linear(q) * wave.sin()
        return self.end(q)


def layers(kind, inputs=2, width=WIDTH, count=HIDDEN):
    return [kind(inputs if l == 0 else width, width, l == 0) for l in range(count)]


def sine_end():
    end = nn.Linear(WIDTH, 1)
    sine_weights(end, False)
    return end


NETWORKS = {
    "siren": lambda size: nn.Sequential(*layers(Sine), sine_end()),
    "finer": lambda size: nn.Sequential(*layers(Finer), sine_end()),
    "gauss": lambda size: nn.Sequential(*layers(Gauss), nn.Linear(WIDTH, 1)),
    "wire": lambda size: nn.Sequential(*layers(Wire, width=90, count=3), RealPart(90)),
    "kan": lambda size: nn.Sequential(Kan(2, 32, size // 4), Kan(32, 32, 5), nn.Linear(32, 1)),
    "kaf": lambda size: nn.Sequential(*layers(Kaf, count=3), nn.Linear(WIDTH, 1)),
    "fan": lambda size: nn.Sequential(*layers(Fan), nn.Linear(WIDTH, 1)),
    "snake": lambda size: nn.Sequential(*layers(Snake), nn.Linear(WIDTH, 1)),
    "mfn-fourier": lambda size: MultipliedSines(WIDTH, size),
    "bacon": lambda size: LimitedSines(WIDTH, size),
    "bacon-small-end": lambda size: LimitedSines(WIDTH, size, wide_end=False),
}
RATES = {
    "gauss": 1e-3,
    "wire": 5e-3,
    "kan": 1e-2,
    "kaf": 2e-3,
    "fan": 2e-3,
    "snake": 1e-3,
    "mfn-fourier": 1e-2,
    "bacon": 5e-3,
    "bacon-small-end": 5e-3,
}
FALLING = ["wire", "kan", "kaf", "fan", "snake", "mfn-fourier", "bacon", "bacon-small-end"]
# Numbers that are drawn and not trained are in no file of parameters.
WITHOUT_FILE = ["bacon", "bacon-small-end"]


def tensors(network):
    """Names and values as inr has them."""
    for name, module in network.named_modules():
        at = name.replace(".linear", "") if isinstance(network, nn.Sequential) else inner(name)
        if isinstance(module, nn.Linear):
            yield from linear(at, module)
        elif isinstance(module, nn.LayerNorm):
            yield at + ".gain", module.weight
            yield at + ".shift", module.bias
        elif isinstance(module, Kan):
            yield at + ".coefficients", module.product()
        elif isinstance(module, Kaf):
            yield at + ".base", module.base
            yield at + ".fourier", module.fourier
        elif isinstance(module, Snake):
            yield at + ".log-a", module.a.log()


def inner(name):
    """Of filters that are multiplied, which are an encoding."""
    return "0" if name == "end" else "encoding." + name.replace("filters.", "filter").replace("linear.", "linear")


def linear(at, module):
    weight, bias = module.weight, module.bias
    if at.endswith(".complex"):
        at = at[: -len(".complex")]
        weight, bias = torch.cat([weight.real, -weight.imag], 1), bias.real
    if not weight.is_complex():
        yield at + ".weight", weight
        yield at + ".bias", bias
        return
    for part, of in [("real", torch.real), ("imaginary", torch.imag)]:
        yield f"{at}.{part}.weight", of(weight)
        yield f"{at}.{part}.bias", of(bias)


def write(network, file):
    """A safetensors file under names of layers: 0.weight, 0.bias, and so on."""
    header, data = {}, b""
    for name, tensor in tensors(network):
        part = tensor.detach().numpy().astype("<f4").tobytes()
        header[name] = {
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
        network = NETWORKS[name](max(pixels.shape))
        if name not in WITHOUT_FILE:
            write(network, f"{name}-{seed}.safetensors")
        if steps == 0:
            continue
        optimizer = torch.optim.Adam(network.parameters(), RATES.get(name, 1e-4))
        begun = time.time()
        for step in range(steps):
            if name in FALLING:
                optimizer.param_groups[0]["lr"] = RATES[name] * 0.1 ** (step / steps)
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
