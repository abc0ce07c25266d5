// What the curve of a fit can show upwards.

function curveAxes() {
  return [{name: "PSNR", unit: " dB", column: 2, logarithmic: false}, {name: "loss", unit: "", column: 1, logarithmic: true}];
}
