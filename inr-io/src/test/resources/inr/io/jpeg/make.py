"""Makes the JPEGs of this folder, each beside its pixels as libjpeg-turbo decodes them. Needs numpy, cjpeg and djpeg (2.1.5 was used): python3 make.py"""
import subprocess

import numpy as np

W, H = 37, 29
y, x = np.mgrid[0:H, 0:W]
rng = np.random.default_rng(3)
pixels = np.stack([128 + 100 * np.sin(x / 7), 128 + 100 * np.cos(y / 5) + rng.normal(0, 9, (H, W)), (x * y) % 256], 2)
ppm = b"P6\n%d %d\n255\n" % (W, H) + np.clip(pixels, 0, 255).astype(np.uint8).tobytes()

for name, options in {
    "baseline-420": "-quality 75",
    "baseline-444": "-quality 90 -sample 1x1",
    "baseline-422": "-quality 60 -sample 2x1",
    "baseline-440": "-quality 60 -sample 1x2",
    "baseline-410": "-quality 60 -sample 4x2",
    "baseline-mixed": "-quality 60 -sample 2x2,1x2,2x1",
    "baseline-grey": "-quality 50 -grayscale",
    "baseline-rgb": "-quality 85 -rgb",
    "baseline-restarts": "-quality 75 -restart 2B -optimize",
    "coarse": "-quality 1",
    "progressive-420": "-quality 75 -progressive",
    "progressive-restarts": "-quality 95 -progressive -restart 1 -sample 1x1",
    "progressive-grey": "-quality 30 -progressive -grayscale",
    "arithmetic-420": "-quality 75 -arithmetic",
    "arithmetic-progressive": "-quality 90 -arithmetic -progressive -restart 1",
}.items():
    jpeg = subprocess.run(["cjpeg", *options.split()], input=ppm, capture_output=True, check=True).stdout
    with open(name + ".jpg", "wb") as out:
        out.write(jpeg)
    with open(name + ".pnm", "wb") as out:
        out.write(subprocess.run(["djpeg", "-pnm"], input=jpeg, capture_output=True, check=True).stdout)
