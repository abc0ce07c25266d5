package inr.bench;

import inr.backend.Evaluator;
import inr.metric.Psnr;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;

/** PSNR of a fit as it would be written to a file: predictions rounded to the picture's stored values. */
final class Fit {
  private Fit() {}

  static double roundedPsnr(Evaluator fit, Signal picture) {
    Medium.Picture medium = (Medium.Picture) picture.medium();
    float[] predictions = new float[picture.points() * picture.channels()];
    fit.evaluate(picture.coordinates(), predictions);
    byte[] stored = new byte[predictions.length];
    for (int i = 0; i < stored.length; i++) {
      double value = picture.range().toStored(predictions[i]);
      stored[i] = (byte) Math.round(Math.max(0, Math.min(medium.peak(), value)));
    }
    return Psnr.of(medium, picture.samples(), new Samples.UnsignedBytes(stored));
  }
}
