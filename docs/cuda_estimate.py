#!/usr/bin/env python3
"""Prints docs/cuda-estimate.md: what a step would take on a GPU, from operations and bytes alone.

Nothing here is measured. A kernel takes at least as long as its operations at the device's peak, its bytes through the
second-level cache, its bytes from memory, and its reads of shared memory; the estimate is the largest of them. Barriers,
the latency of caches, and what else a kernel does one after the other are not in it: a real step takes longer.
"""

# Published peaks: float32 operations/s, memory bytes/s; estimated: second-level cache bytes/s. Shared memory gives 128
# bytes per cycle and multiprocessor, as many as there are float32 lanes of two operations each: a byte costs 2 operations.
DEVICES = {
    "RTX 4090 (sm_89)": dict(flops=82.6e12, memory=1.008e12, cache=5.0e12, doubles=1.29e12, tile_memory=99, multiprocessors=128),
    "H100 SXM (sm_90)": dict(flops=66.9e12, memory=3.35e12, cache=5.5e12, doubles=33.5e12, tile_memory=99, multiprocessors=132),
}
LAUNCH = 5e-6  # seconds between two launches through JNI, an assumption
SHARDS = 256
RUN_NUMBERS = 1 << 22
PARTS = 32


def padded(width):
    return up(width, 4)


def tile_of(widths, kilobytes, points):
    """Points of a tile, as inr.cuda.FusedPass chooses them: CudaEstimateTest compares."""
    for tile in range(min(64, max(16, points // 128 // 8 * 8)), 15, -8):
        rows = sum(widths) + max(widths[1:-1])
        panels = 16 * (padded(max(widths[1:])) + 4)
        threads = padded(max(widths[1:])) // 4 * (tile // 4)
        if 4 * (rows * (tile + 4) + panels) <= 1024 * kilobytes and threads <= 512:
            return tile
    raise ValueError("does not fit")


def up(n, side):
    return -(-n // side) * side


def row(device, name, launches=1, flops=0.0, cache=0.0, memory=0.0, doubles=0.0, shared=0.0):
    """One line: the five lower bounds and the largest of them, in microseconds."""
    times = [
        flops / device["flops"],
        shared / device["flops"],
        doubles / device["doubles"],
        cache / device["cache"],
        memory / device["memory"],
    ]
    total = max(times) + launches * LAUNCH
    cells = " | ".join(f"{1e6 * t:.0f}" for t in times)
    print(f"| {name} | {launches} | {cells} | {1e6 * total:.0f} |")
    return total


def fused(device, widths, points, channels):
    tile = tile_of(widths, device["tile_memory"], points)
    tiles = -(-points // tile)
    shards = min(SHARDS, tiles)
    weights = sum(a * b for a, b in zip(widths, widths[1:]))
    inner = weights - widths[0] * widths[1]
    parameters = weights + sum(widths[1:])
    elements = sum(widths[1:-1]) * points
    flops = 2.0 * points * (2 * weights + inner) + 60.0 * elements
    # Products read 2 x 16 bytes for 16 multiply-adds: 2 bytes each where no lanes share a read, 1 at best. The gradient
    # reads 4 x 16 bytes for 64 multiply-adds, and as many again that all lanes of a warp share: 1.25 bytes. Then what
    # activations read and write.
    shared = 2.0 * points * (2 * (weights + inner) + 1.25 * weights) + 2.0 * 4 * 7 * elements
    # Shards of one size, dealt to the multiprocessors.
    rounds = -(-shards // device["multiprocessors"])
    waiting = rounds * device["multiprocessors"] / shards
    flops, shared = waiting * flops, waiting * shared
    cache = tiles * 4.0 * (weights + inner + 2 * weights)
    memory = points * 4.0 * channels + shards * 4.0 * parameters
    total = row(device, f"fused_step, tile {tile}", 1, flops, cache, memory, 40.0 * points * channels, shared)
    total += row(device, "adam", 1, 0, (shards + 7) * 4.0 * parameters, 7 * 4.0 * parameters)
    return total


def layered(device, widths, points, channels):
    run = min(points, RUN_NUMBERS // max(widths))
    runs = -(-points // run)
    weights = sum(a * b for a, b in zip(widths, widths[1:]))
    inner = weights - widths[0] * widths[1]
    parameters = weights + sum(widths[1:])
    layers = len(widths) - 1
    outputs = sum(widths[1:]) * points
    total = row(device, "encode", runs, 0, 0, 4.0 * points * widths[0], 8.0 * points * widths[0])
    # Own products: squares of 64 or 128 whatever there is of the matrices, 64 bytes for 64 multiply-adds (128 where the
    # squares are small, which is left out). What stays in the second-level cache between kernels is counted as memory.
    moved = 4.0 * points * sum(a + b for a, b in zip(widths, widths[1:]))
    for name, part in (
        ("gemm_nt", sum(up(a, 8) * up(b, 64) for a, b in zip(widths, widths[1:]))),
        ("gemm_nn", sum(up(b, 8) * up(a, 64) for a, b in zip(widths[1:], widths[2:]))),
        ("gemm_tn", sum(up(a, 64) * up(b, 64) for a, b in zip(widths, widths[1:]))),
    ):
        count = layers - (name == "gemm_nn")
        # The parts of the gradient are written by each run, and read by all but the first.
        parts = (2 * runs - 1) * PARTS * 4.0 * weights if name == "gemm_tn" else 0
        total += row(device, name, runs * count, 2.0 * points * part, 0, moved + parts, 0, 2.0 * points * part)
    total += row(device, "activate_rows", runs * layers, 30.0 * outputs, 0, 12.0 * outputs)
    total += row(device, "column_sums", runs * layers, 0, 0, 12.0 * outputs)
    total += row(device, "differentiate_loss", runs, 0, 0, 12.0 * points * channels, 40.0 * points * channels)
    total += row(device, "adam", 1, 0, 0, (PARTS + 7) * 4.0 * parameters)
    return total


def table(title, way, widths, points):
    for name, device in DEVICES.items():
        print(f"\n## {title}, {points:,} points, {name}\n")
        print("| kernel | launches | arithmetic | shared memory | doubles | second-level cache | memory | estimate |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        total = way(device, widths, points, widths[-1])
        print(f"\nEstimate of a step: {1e3 * total:.2f} ms, {points / total / 1e6:.0f} million points per second.")


INTRODUCTION = """# What a training step would take on a GPU: an estimate on paper

**Nothing on this page was measured.** No machine of the project has a GPU; the tables come from counting operations and
bytes of the kernels and dividing them by the published peaks of two devices. Real steps take longer: barriers, latencies,
clocks under load and the tails of launches are not counted. Owners of a GPU measure with `inr doctor --gpu-report`.

The page is printed: `python3 docs/cuda_estimate.py > docs/cuda-estimate.md`; the script says what is assumed, line by
line. Times are in microseconds. Each column is what a kernel would take if that were all it had to wait for:
*arithmetic* at the float32 peak; *shared memory*, the memory of the blocks, at 128 bytes a cycle and multiprocessor where
no two lanes share a read; *doubles* at the peak of double precision; *second-level cache*, weights and gradients of every
tile; *memory*, what is too large for the cache. The *estimate* is the largest of them and 5 µs for each launch.

The networks are SIRENs with 4 sine layers, 2 inputs and 3 outputs; 393,216 points are a picture of 768 x 512 in one step,
4,096 points a random batch. The layers of 256 are computed layer by layer with own products, without cuBLAS."""

if __name__ == "__main__":
    print(INTRODUCTION)
    picture = 768 * 512
    for width in (64, 128):
        table(f"4 layers of {width}, fused", fused, [2] + 4 * [width] + [3], picture)
        table(f"4 layers of {width}, fused", fused, [2] + 4 * [width] + [3], 4096)
    table("4 layers of 256, layer by layer", layered, [2] + 4 * [256] + [3], picture)
    table("4 layers of 256, layer by layer", layered, [2] + 4 * [256] + [3], 4096)
