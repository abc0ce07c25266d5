"""Makes the FLAC sounds of this folder, each beside its samples as WAV. Needs numpy and flac (1.4.2 was used): python3 make.py"""
import struct
import subprocess

import numpy as np

rng = np.random.default_rng(9)
t = np.arange(400)[:, None]


def wav(path, x, bits, rate=44100):
    channels, width = x.shape[1], bits // 8
    data = b"".join(int(v).to_bytes(4, "little", signed=True)[:width] if bits > 8 else bytes([int(v) + 128]) for v in x.reshape(-1))
    fmt = struct.pack("<HHIIHH", 1, channels, rate, rate * channels * width, channels * width, bits)
    padding = b"\0" * (len(data) & 1)
    with open(path, "wb") as out:
        out.write(b"RIFF" + struct.pack("<I", 20 + len(fmt) + len(data) + len(padding)) + b"WAVEfmt ")
        out.write(struct.pack("<I", len(fmt)) + fmt + b"data" + struct.pack("<I", len(data)) + data + padding)


def make(name, x, bits, options, piped=False):
    peak = 2 ** (bits - 1)
    wav(name + ".wav", np.clip(x, -peak, peak - 1).astype(np.int64), bits)
    always = ["--lax", "--no-padding", "--no-seektable"]
    if piped:
        subprocess.run(f"cat {name}.wav | flac -s -c {' '.join(options + always)} - > {name}.flac", shell=True, check=True)
    else:
        subprocess.run(["flac", "-s", "-f", *always, *options, name + ".wav", "-o", name + ".flac"], check=True)


make("constant8", np.full((400, 1), -37), 8, ["-8"])
make("noise16", rng.integers(-32768, 32768, (300, 2)), 16, ["-8"])
make("pair16", np.hstack([20000 * np.sin(t / 9), 20000 * np.sin(t / 9) + rng.normal(0, 90, (400, 1))]), 16, ["-8", "-e", "-b", "160"])
make("wasted24", 2**22 * np.sin(t / 13) // 256 * 256, 24, ["-8", "-p"])
make("full32", np.hstack([2**31 * 0.99 * np.sin(t / 5), -(2**31) * 0.99 * np.sin(t / 5)]), 32, ["-8"])
make("order32", 9000 * np.sin(t / 4) + 9000 * np.sin(t / 3.3) + rng.normal(0, 400, (400, 1)), 16, ["-8", "-l", "32", "-e", "-r", "4"])
make("piped16", 12000 * np.cos(t / 11), 16, ["-5"], piped=True)
