"""Makes the WebPs of this folder, each beside its pixels as libwebp decodes them (PPM or PAM; `photo-*` came with a report). Needs numpy, cwebp and dwebp (1.2.4 was
used): python3 make.py"""
import subprocess

import numpy as np

W, H = 53, 37
y, x = np.mgrid[0:H, 0:W]
rng = np.random.default_rng(4)
smooth = np.stack([128 + 100 * np.sin(x / 9), 128 + 90 * np.cos(y / 6) + rng.normal(0, 12, (H, W)), (x * y) % 256], 2)
blocks = np.stack([x // 8 * 30 % 256, y // 8 * 50 % 256, (x + y) // 16 * 40 % 256], 2)
alpha = (x * 5 + y * 3) % 256


def make(name, pixels, options, with_alpha=False):
    planes = np.dstack([pixels, alpha]) if with_alpha else pixels
    kind = "RGB_ALPHA" if with_alpha else "RGB"
    head = f"P7\nWIDTH {W}\nHEIGHT {H}\nDEPTH {planes.shape[2]}\nMAXVAL 255\nTUPLTYPE {kind}\nENDHDR\n"
    pam = head.encode() + np.clip(planes, 0, 255).astype(np.uint8).tobytes()
    with open("in.pam", "wb") as out:
        out.write(pam)
    subprocess.run(["cwebp", "-quiet", *options.split(), "in.pam", "-o", name + ".webp"], check=True)
    kind = "-pam" if with_alpha else "-ppm"
    subprocess.run(["dwebp", "-quiet", kind, name + ".webp", "-o", name + ".pnm"], check=True)


make("best", smooth, "-q 90 -m 6")
make("worst", smooth, "-q 0 -m 0 -f 100 -sharpness 0")
make("segments", smooth, "-q 40 -segments 4 -sns 100 -f 60 -sharpness 3")
make("simple-filter", smooth, "-q 30 -f 80 -nostrong")
make("sharp", smooth, "-q 50 -sharpness 7 -f 40 -strong")
make("limited", smooth, "-q 80 -partition_limit 100")
make("alpha-gradient", smooth, "-q 60 -alpha_filter best -alpha_q 100", True)
make("alpha-few-levels", smooth, "-q 60 -alpha_q 10", True)
make("alpha-raw", smooth, "-q 60 -alpha_method 0", True)
make("lossless", smooth, "-lossless -z 9")
make("lossless-fast", smooth, "-lossless -z 0")
make("lossless-palette", blocks, "-lossless -z 6")
make("lossless-alpha", smooth, "-lossless -z 6 -exact", True)
make("near-lossless", smooth, "-near_lossless 20")
