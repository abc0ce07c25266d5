"""Loads SIRENs that inr exported into PyTorch, prints what they compute, and writes one of PyTorch's.

Usage: torch_siren.py OURS MODULES THEIRS, three safetensors files. Exits with 77 where there is no PyTorch.
"""
import json
import struct
import sys

try:
    import torch
except ImportError:
    sys.exit(77)

POINTS = torch.tensor([[0.0, 0.0], [-1.0, 1.0], [0.3, -0.7], [0.9, 0.123]])


class Sine(torch.nn.Module):
    def __init__(self, inputs, outputs, omega):
        super().__init__()
        self.omega = omega
        self.linear = torch.nn.Linear(inputs, outputs)

    def forward(self, x):
        return torch.sin(self.omega * self.linear(x))


class Thirty(torch.nn.Module):
    def forward(self, x):
        return torch.sin(30 * x)


class Net(torch.nn.Module):
    """Names net.0.linear.weight and so on."""

    def __init__(self, first_omega_0, hidden_omega_0):
        super().__init__()
        self.net = torch.nn.Sequential(Sine(2, 8, first_omega_0), Sine(8, 8, hidden_omega_0), torch.nn.Linear(8, 3))

    def forward(self, x):
        return self.net(x)


def modules():
    """Names net.net.0.0.weight and so on."""
    layers = torch.nn.Sequential(
        torch.nn.Sequential(torch.nn.Linear(2, 8), Thirty()),
        torch.nn.Sequential(torch.nn.Linear(8, 8), Thirty()),
        torch.nn.Sequential(torch.nn.Linear(8, 3)),
    )
    block = torch.nn.Module()
    block.net = layers
    whole = torch.nn.Module()
    whole.net = block
    whole.forward = lambda x: layers(x)
    return whole


def read(name):
    with open(name, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for key, entry in header.items():
        begin, end = entry["data_offsets"]
        numbers = struct.unpack("<%df" % ((end - begin) // 4), data[begin:end])
        tensors[key] = torch.tensor(numbers).reshape(entry["shape"])
    return metadata, tensors


def write(name, tensors):
    header, data = {}, b""
    for key, tensor in tensors.items():
        numbers = struct.pack("<%df" % tensor.numel(), *tensor.flatten().tolist())
        header[key] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(numbers)]}
        data += numbers
    text = json.dumps(header).encode()
    with open(name, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def show(net):
    with torch.no_grad():
        print(*net(POINTS).flatten().tolist())


metadata, tensors = read(sys.argv[1])
ours = Net(float(metadata["first_omega_0"]), float(metadata["hidden_omega_0"]))
ours.load_state_dict(tensors)
show(ours)

folded = modules()
folded.load_state_dict(read(sys.argv[2])[1])
show(folded)

torch.manual_seed(1)
theirs = Net(30.0, 30.0)
write(sys.argv[3], theirs.state_dict())
show(theirs)
