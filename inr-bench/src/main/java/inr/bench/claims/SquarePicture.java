package inr.bench.claims;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.image.DecodedPicture;
import inr.io.image.PictureReader;
import inr.metric.Psnr;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.nio.file.Path;

/** A square grey picture on [−1, 1], of which it is one period. */
final class SquarePicture {
  private SquarePicture() {}

  static Signal read(Path file) throws IOException {
    DecodedPicture picture = PictureReader.read(file);
    Medium.Picture medium = picture.medium();
    boolean fits =
        picture.samples() instanceof Samples.UnsignedBytes
            && medium.channels() == 1
            && medium.width() == medium.height()
            && medium.width() % 16 == 0;
    if (!fits) {
      throw new IOException(
          file + " is no square grey picture of 8 bits and a multiple of 16 pixels a side");
    }
    return new Signal(
        grid(medium.width()), medium, picture.samples(), ValueRange.symmetric(0, 255));
  }

  static Grid grid(int side) {
    return Grid.of(Axis.centred("y", side), Axis.centred("x", side));
  }

  /** Of predictions that are not rounded, in dB. */
  static double psnr(Signal picture, float[] predictions) {
    double sum = 0;
    for (int i = 0; i < predictions.length; i++) {
      double error = predictions[i] - picture.target(i, 0);
      sum += error * error;
    }
    return psnr(sum / predictions.length);
  }

  /** Of values in [−1, 1], in dB. */
  static double psnr(double meanSquare) {
    return Psnr.of(meanSquare, 2);
  }
}
