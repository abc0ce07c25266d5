// A report: everything lies in the file.

(async () => {
  const report = JSON.parse(document.getElementById("inr").textContent);
  const root = document.getElementById("viewer");
  const curve = document.getElementById("curve");
  if (report.curve.points.length > 0) {
    curve.classList.remove("hidden");
    new Curves(curve, curveAxes()).show([{name: report.names[1], points: report.curve.points}]);
  }
  const {spectrum} = report;
  if (spectrum) {
    const section = document.getElementById("spectrum");
    section.classList.remove("hidden");
    const {unit} = spectrum;
    new Curves(section, [{name: "power", unit: "", column: 1, logarithmic: true}], [
      {name: unit, of: (run, point) => point[0], logarithmic: true, place: point => `at ${digits(point[0], 3)} ${unit}`},
    ]).show([...report.names, "Error"].map((name, i) => ({name, points: spectrum.points.map(point => [point[0], point[i + 1]])})));
  }
  const sources = [...root.querySelectorAll("img, audio")];
  if (report.kind === "sound") {
    new SoundViewer(root, sources.map((audio, i) => ({name: report.names[i], wave: waveOf(bytesOf(audio.src))})));
    return;
  }
  const size = {width: report.width, height: report.height};
  const layers = await Promise.all(sources.map((image, i) => PixelLayer.of(report.names[i], size, image)));
  layers.push(new ErrorLayer(layers[0], layers[1]));
  new Viewer(root, size, layers, {mostZoom: 512, description: report.description});
})();
