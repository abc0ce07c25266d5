// A report: everything lies in the file.

/** Seconds that a tile may take. */
const MOST_SECONDS = 10;

/** The field itself at any zoom, beside its pixels as they are stored, by which it is proved. */
class ReportedField extends GpuLayer {
  /**
   * @param field the layer of the stored pixels
   * @param size of the original
   * @param drawing as FieldDrawing tells it, with its numbers
   */
  constructor(field, size, drawing) {
    super(field, {...size, tile: drawing.tile, mostSamples: drawing.mostSamples});
    this.drawing = drawing;
  }

  get name() {
    return this.trouble ? `${this.plain.name} as it is stored: ${this.trouble}` : `${this.plain.name}, at any zoom`;
  }

  /** A report does not change. */
  get newest() {
    return 1;
  }

  async begin() {
    const {drawing, size} = this;
    const known = this.stored();
    const gpu = new Gpu(true);
    const field = new GpuField(gpu, drawing, size, () => new Float32Array(bytesOf(drawing.numbers)));
    await field.load(1);
    // Half a step, and half of one by which stored pixels are rounded.
    const seconds = field.compare(known, 1) * size.tile ** 2 / known.length * drawing.channels;
    if (seconds > MOST_SECONDS) {
      throw new Error(`the graphics processor takes ${digits(seconds, 2)} s for a tile`);
    }
    return field;
  }

  /** Stored units of the piece in the middle, from pixels. */
  stored() {
    const {pixels} = this.plain;
    const {width, height} = this.size;
    if (pixels.width !== width || pixels.height !== height) {
      throw new Error("its pixels are means of several");
    }
    const {channels, low, high} = this.drawing;
    const piece = middle(this.size);
    const places = [[0], [0, 3], [0, 1, 2], [0, 1, 2, 3]][channels - 1];
    const known = [];
    for (let i = 0; i < piece.width * piece.height; i++) {
      const at = 4 * ((piece.row + Math.floor(i / piece.width)) * width + piece.column + i % piece.width);
      // Of what is not opaque browsers keep colours only in part.
      places.forEach(c => known.push(c < 3 && pixels.data[at + 3] < 255 ? NaN : low + pixels.data[at + c] / 255 * (high - low)));
    }
    return known;
  }
}

(async () => {
  const report = JSON.parse(document.getElementById("inr").textContent);
  const root = document.getElementById("viewer");
  const curve = document.getElementById("curve");
  const axes = curveAxes().filter(axis => report.curve.points.some(point => point[axis.column] !== null));
  if (axes.length > 0) {
    curve.classList.remove("hidden");
    new Curves(curve, axes).show([{name: report.names[1], points: report.curve.points}]);
  }
  const charts = document.getElementById("charts");
  for (const {title, across, up, lines} of report.charts) {
    const section = element("section", {className: "card", "aria-label": title}, element("h2", {textContent: title}));
    charts.append(section);
    new Curves(section, [{...up, column: 1}], [
      {name: across.name, of: (run, point) => point[0], logarithmic: across.logarithmic, place: point => `at ${digits(point[0], 3)}${across.unit}`},
    ]).show(lines);
  }
  if (!report.kind) {
    root.remove();
    return;
  }
  const sources = [...root.querySelectorAll("img, audio")];
  if (report.kind === "sound") {
    new SoundViewer(root, sources.map((audio, i) => ({name: report.names[i], wave: waveOf(bytesOf(audio.src))})));
    return;
  }
  const size = {width: report.width, height: report.height};
  const layers = await Promise.all(sources.map((image, i) => PixelLayer.of(report.names[i], size, image)));
  const fields = layers.slice(1).map((layer, i) => i + 1);
  layers.push(...layers.slice(1).map(layer => new ErrorLayer(layers[0], layer, fields.length > 1 ? `Error of ${layer.name}` : "Error")));
  if (report.drawing) {
    layers.push(new ReportedField(layers[1], size, report.drawing));
  }
  new Viewer(root, size, layers, {mostZoom: report.drawing ? 4096 : 512, description: report.description, fields: fields.length > 1 ? fields : undefined});
})();
