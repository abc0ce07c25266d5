// Layers of pixels that are here: a picture, and the error between two.

/** Pixels on a canvas, which may be fewer or more than those of the original. */
class PixelLayer {
  constructor(name, size) {
    this.name = name;
    this.size = size;
    this.pixels = null;
    this.version = 0;
  }

  /** Shows other pixels from now on. */
  setPixels(pixels) {
    this.pixels = pixels;
    this.canvas = element("canvas", {width: pixels.width, height: pixels.height});
    this.canvas.getContext("2d").putImageData(pixels, 0, 0);
    this.version++;
    this.onchange?.();
  }

  /** The pixels of an image element. */
  static async of(name, size, image) {
    await image.decode();
    const canvas = element("canvas", {width: image.naturalWidth, height: image.naturalHeight});
    const context = canvas.getContext("2d", {willReadFrequently: true});
    context.drawImage(image, 0, 0);
    const layer = new PixelLayer(name, size);
    layer.setPixels(context.getImageData(0, 0, canvas.width, canvas.height));
    return layer;
  }

  paint(context, area, smooth) {
    if (!this.canvas) {
      return;
    }
    const across = this.canvas.width / this.size.width;
    const down = this.canvas.height / this.size.height;
    // Only what is seen, in whole pixels: at a large zoom the whole would be wider than canvases can be.
    const x0 = Math.floor(area.x0 * across);
    const y0 = Math.floor(area.y0 * down);
    const x1 = Math.ceil(area.x1 * across);
    const y1 = Math.ceil(area.y1 * down);
    context.imageSmoothingEnabled = smooth || area.zoom < across;
    context.imageSmoothingQuality = "high";
    context.drawImage(this.canvas, x0, y0, x1 - x0, y1 - y0,
      area.left + x0 / across * area.zoom, area.top + y0 / down * area.zoom,
      (x1 - x0) / across * area.zoom, (y1 - y0) / down * area.zoom);
  }

  valueAt(x, y) {
    if (!this.pixels) {
      return null;
    }
    const {width, height, data} = this.pixels;
    const column = Math.floor(x / this.size.width * width);
    const row = Math.floor(y / this.size.height * height);
    return [...data.slice(4 * (row * width + column), 4 * (row * width + column) + 4)];
  }
}

/**
 * The error: mean |B − A| of the colours times a gain, in one colour where B is brighter and in another where it is
 * darker. What both have of transparency is left out.
 */
class ErrorLayer {
  constructor(reference, estimate, name = "Error") {
    this.name = name;
    this.reference = reference;
    this.estimate = estimate;
    this.gain = 8;
    this.drawn = "";
  }

  setGain(gain) {
    this.gain = gain;
    this.onchange?.();
  }

  paint(context, area, smooth) {
    this.estimate.need?.();
    this.update();
    this.layer?.paint(context, area, smooth);
  }

  update() {
    const key = `${this.reference.version} ${this.estimate.version} ${this.gain}`;
    const a = this.reference.pixels;
    const b = this.estimate.pixels;
    if (key === this.drawn || !a || !b || a.width !== b.width || a.height !== b.height) {
      return;
    }
    this.drawn = key;
    const error = new ImageData(a.width, a.height);
    for (let i = 0; i < a.data.length; i += 4) {
      const [r, g, blue] = [b.data[i] - a.data[i], b.data[i + 1] - a.data[i + 1], b.data[i + 2] - a.data[i + 2]];
      const size = Math.min(1, (Math.abs(r) + Math.abs(g) + Math.abs(blue)) / 765 * this.gain);
      const colour = r + g + blue >= 0 ? [230, 159, 0] : [86, 180, 233];
      for (let c = 0; c < 3; c++) {
        error.data[i + c] = Math.round(colour[c] * size);
      }
      error.data[i + 3] = 255;
    }
    this.layer ??= new PixelLayer(this.name, this.reference.size);
    this.layer.setPixels(error);
  }

  valueAt() {
    return null;
  }
}
