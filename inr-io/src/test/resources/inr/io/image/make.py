"""Makes the pictures in this folder that Java cannot write. Needs Pillow (12.3 was used): python3 make.py

Pixel (x, y), channel c is (7 x + 13 y + 50 c + x y) mod 256 in all of them, before lossy coding.
"""
from PIL import Image, ImageCms
import io

W, H = 17, 11


def picture(mode, width=W, height=H):
    channels = len(Image.new(mode, (1, 1)).getbands())
    data = bytes((7 * x + 13 * y + 50 * c + x * y) % 256 for y in range(height) for x in range(width) for c in range(channels))
    return Image.frombytes(mode, (width, height), data)


def orientation(value):
    exif = Image.Exif()
    exif[274] = value
    return exif.tobytes()


srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

picture("RGB").save("lossless.webp", lossless=True, exact=True)
picture("RGBA").save("alpha.webp", lossless=True, exact=True)
picture("RGB").save("lossy.webp", quality=90)
picture("RGB").save("turned.webp", lossless=True, exact=True, exif=orientation(6), icc_profile=srgb)
Image.new("CMYK", (16, 16), (255, 0, 255, 0)).save("cmyk.jpg", quality=95)  # stored inverted, as Adobe does
picture("RGB").save("lzw.tif", compression="tiff_lzw")
picture("RGB").save("turned.tif", compression="tiff_adobe_deflate", tiffinfo={274: 8}, icc_profile=srgb)
picture("CMYK").save("cmyk.tif", compression="packbits")
picture("L").convert("1", dither=Image.Dither.NONE).save("fax.tif", compression="group4")
picture("L").convert("1", dither=Image.Dither.NONE).save("bits.bmp")
picture("L").save("grey.bmp")
picture("RGBA").save("alpha.bmp")
