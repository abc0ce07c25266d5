package inr.family;

import inr.metric.Psnr;

/** How close values in training units, whose whole range is 1, are to those that were meant. */
final class Reconstruction {
  private Reconstruction() {}

  /** PSNR of one signal in dB. */
  static double psnr(float[] targets, float[] predictions) {
    double sum = 0;
    for (int i = 0; i < targets.length; i++) {
      double error = (double) targets[i] - predictions[i];
      sum += error * error;
    }
    return Psnr.of(sum / targets.length, 1);
  }

  /** Their mean. */
  static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }
}
