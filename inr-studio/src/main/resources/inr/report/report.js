// A report: everything lies in the file.

(async () => {
  const report = JSON.parse(document.getElementById("inr").textContent);
  const root = document.getElementById("viewer");
  const curve = document.getElementById("curve");
  if (report.curve.points.length > 0) {
    curve.classList.remove("hidden");
    new Curves(curve, curveAxes()).show([{name: report.names[1], points: report.curve.points}]);
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
