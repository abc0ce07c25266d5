// A report: everything lies in the file.

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
  if (report.shader) {
    layers.push(new ShaderLayer(layers[1], size, report.shader));
  }
  new Viewer(root, size, layers, {mostZoom: report.shader ? 4096 : 512, description: report.description, fields: fields.length > 1 ? fields : undefined});
})();
