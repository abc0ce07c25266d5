"""FBP, SIRT and total variation of the phantom of Shepp and Logan, independent of the toolkit.

    python3 docs/phantom_projections.py [FOLDER]

With FOLDER only writes phantom.pgm and sinogram.pgm there, of 16 bits, the sinogram divided by 2 as
inr solve tomography takes it. Needs NumPy and SciPy, and takes about a minute. 128 x 128 pixels, 40 directions, the sinogram in
closed form. Prints PSNR in dB of the whole square, values clipped to [0, 1], with corners as they
come out and with a disc alone; docs/inverse-problems.md tells what for.
"""

import pathlib
import sys

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

ELLIPSES = [
    (1, 0.69, 0.92, 0, 0, 0),
    (-0.8, 0.6624, 0.874, 0, -0.0184, 0),
    (-0.2, 0.11, 0.31, 0.22, 0, -18),
    (-0.2, 0.16, 0.41, -0.22, 0, 18),
    (0.1, 0.21, 0.25, 0, 0.35, 0),
    (0.1, 0.046, 0.046, 0, 0.1, 0),
    (0.1, 0.046, 0.046, 0, -0.1, 0),
    (0.1, 0.046, 0.023, -0.08, -0.605, 0),
    (0.1, 0.023, 0.023, 0, -0.606, 0),
    (0.1, 0.023, 0.046, 0.06, -0.605, 0),
]
SIDE = 128
ANGLES = np.pi * np.arange(40) / 40
CENTRES = -1 + (2 * np.arange(SIDE) + 1) / SIDE
X, Y = np.meshgrid(CENTRES, -CENTRES)
DISC = X * X + Y * Y <= 1


def phantom():
    points = SIDE * 8
    places = -1 + (2 * np.arange(points) + 1) / points
    x, y = np.meshgrid(places, -places)
    total = np.zeros_like(x)
    for value, a, b, x0, y0, degrees in ELLIPSES:
        turn = np.deg2rad(degrees)
        u = ((x - x0) * np.cos(turn) + (y - y0) * np.sin(turn)) / a
        v = ((y - y0) * np.cos(turn) - (x - x0) * np.sin(turn)) / b
        total += value * (u * u + v * v <= 1)
    return total.reshape(SIDE, 8, SIDE, 8).mean((1, 3))


def sinogram():
    total = np.zeros((len(ANGLES), SIDE))
    for value, a, b, x0, y0, degrees in ELLIPSES:
        turned = ANGLES - np.deg2rad(degrees)
        reach = ((a * np.cos(turned)) ** 2 + (b * np.sin(turned)) ** 2)[:, None]
        offset = CENTRES[None] - (x0 * np.cos(ANGLES) + y0 * np.sin(ANGLES))[:, None]
        total += 2 * value * a * b * np.sqrt(np.maximum(0, reach - offset**2)) / reach
    return total


def joseph():
    """Rays through the whole square: linear interpolation in each row or column that one meets."""
    rows, columns, weights = [], [], []
    for i, angle in enumerate(ANGLES):
        cosine, sine = np.cos(angle), np.sin(angle)
        flat = abs(sine) >= abs(cosine)
        along, across = (cosine, sine) if flat else (sine, cosine)
        for k in range(SIDE):
            place = ((CENTRES - CENTRES[k] * along) / across + 1) * SIDE / 2 - 0.5
            lower = np.floor(place).astype(int)
            for beside, part in ((0, 1 - (place - lower)), (1, place - lower)):
                at = lower + beside
                seen = (at >= 0) & (at < SIDE) & (part > 0)
                pixel = (SIDE - 1 - at) * SIDE + k if flat else (SIDE - 1 - k) * SIDE + at
                rows.append((i * SIDE + np.arange(SIDE))[seen])
                columns.append(pixel[seen])
                weights.append((2 / SIDE / abs(across) * part)[seen])
    entries = (np.concatenate(weights), (np.concatenate(rows), np.concatenate(columns)))
    return sparse.csr_matrix(entries, shape=(len(ANGLES) * SIDE, SIDE * SIDE))


def back_projected(y):
    """Filtered by the ramp; beyond the detectors there is nothing."""
    distance = 2 / SIDE
    k = np.arange(1 - SIDE, SIDE)
    odd = np.where(k % 2 != 0, k, 1)
    ramp = np.where(k % 2 != 0, -1 / (np.pi * odd * distance) ** 2, 0.0)
    ramp[SIDE - 1] = 1 / (4 * distance**2)
    total = np.zeros((SIDE, SIDE))
    for row, angle in zip(y, ANGLES):
        filtered = np.convolve(row, ramp)[SIDE - 1 : 2 * SIDE - 1] * distance
        place = X * np.cos(angle) + Y * np.sin(angle)
        total += np.interp(place, CENTRES, filtered, left=0, right=0)
    return total * np.pi / len(ANGLES)


def iterated(y, a, steps=200):
    """SIRT, from 0 and not below it."""
    ones = [np.asarray(a.sum(axis)).ravel() for axis in (1, 0)]
    row, column = (np.where(s > 0, 1 / np.where(s > 0, s, 1), 0) for s in ones)
    x = np.zeros(SIDE * SIDE)
    for _ in range(steps):
        x = np.maximum(0, x + column * (a.T @ (row * (y.ravel() - a @ x))))
    return x.reshape(SIDE, SIDE)


def differences(x):
    d = np.zeros((2, SIDE, SIDE))
    d[0, :-1] = x[1:] - x[:-1]
    d[1, :, :-1] = x[:, 1:] - x[:, :-1]
    return d


def differences_back(d):
    x = np.zeros((SIDE, SIDE))
    x[:-1] -= d[0, :-1]
    x[1:] += d[0, :-1]
    x[:, :-1] -= d[1, :, :-1]
    x[:, 1:] += d[1, :, :-1]
    return x


def varied(y, a, weight, looks):
    """Primal-dual steps for |cAx - cy|^2/2 + weight TV(x), c = sqrt(8)/|A|."""
    norm = svds(a, 1, return_singular_vectors=False)[0]
    a, y = a * (np.sqrt(8) / norm), y.ravel() * (np.sqrt(8) / norm)
    step = 0.25
    x = leading = np.zeros(SIDE * SIDE)
    p, d = np.zeros(len(y)), np.zeros((2, SIDE, SIDE))
    for k in range(1, max(looks) + 1):
        p = (p + step * (a @ leading - y)) / (1 + step)
        d = d + step * differences(leading.reshape(SIDE, SIDE))
        d /= np.maximum(1, np.sqrt((d**2).sum(0)) / weight)
        moved = x - step * (a.T @ p + differences_back(d).ravel())
        leading, x = 2 * moved - x, moved
        if k in looks:
            yield k, x.reshape(SIDE, SIDE)


def write(file, values):
    head = b"P5 %d %d 65535\n" % values.shape[::-1]
    file.write_bytes(head + np.rint(65535 * values).astype(">u2").tobytes())


def main():
    truth, exact = phantom(), sinogram()
    if len(sys.argv) > 1:
        folder = pathlib.Path(sys.argv[1])
        write(folder / "phantom.pgm", truth)
        write(folder / "sinogram.pgm", exact / 2)
        return
    noise = 0.01 * exact.max() * np.random.default_rng(0).normal(size=exact.shape)
    square = joseph()
    disc = square @ sparse.diags(DISC.ravel().astype(float))

    def psnr(x):
        return -10 * np.log10(np.mean((np.clip(x, 0, 1) - truth) ** 2))

    for name, y, weight in (("exact", exact, 1e-3), ("noise", exact + noise, 1e-2)):
        x = back_projected(y)
        print(f"{name}: FBP {psnr(x):.2f}, disc {psnr(x * DISC):.2f}")
        print(f"{name}: SIRT {psnr(iterated(y, square)):.2f}, disc {psnr(iterated(y, disc)):.2f}")
        for k, x in varied(y, square, weight, (300, 500, 1000, 3000)):
            print(f"{name}: TV, {k} steps {psnr(x):.2f}")


main()
