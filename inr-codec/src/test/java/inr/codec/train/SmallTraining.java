package inr.codec.train;

import inr.codec.file.CodecWriter;
import inr.codec.file.Header;
import inr.codec.shape.Layout;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Sheet;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A training of a second, and as a program the checksum of its file. */
final class SmallTraining {
  /** Of the file with 4, 8 and 16 lanes, in plain loops, with any threads, on every Java. */
  static final String GOLDEN = "2974208759";

  static final TrainingListener NOBODY = (place, error, bits) -> {};
  static final Medium.Picture MEDIUM = new Medium.Picture(83, 70, 3, 8);

  private SmallTraining() {}

  /** A soft background with an edge and some texture. */
  static Samples samples() {
    byte[] values = new byte[MEDIUM.width() * MEDIUM.height() * MEDIUM.channels()];
    for (int i = 0; i < values.length; i++) {
      int x = i / MEDIUM.channels() % MEDIUM.width();
      int y = i / MEDIUM.channels() / MEDIUM.width();
      int c = i % MEDIUM.channels();
      values[i] = (byte) (60 + x + (x + 2 * y > 130 ? 70 : 0) + (x * y * (c + 1)) % 23 - 10 * c);
    }
    return new Samples.UnsignedBytes(values);
  }

  static PictureTraining.Settings settings(int steps, boolean searchValues, int threads) {
    return new PictureTraining.Settings(
        Target.lambda(0.002), Preset.LOP, 0, 0, steps, searchValues, 7, threads);
  }

  /** What phases of its training with a λ work on. */
  static Run run(double lambda, Opening opening, Workers workers) {
    Shape shape = new Shape(Preset.LOP, MEDIUM.channels(), 0, 4);
    Layout layout = shape.layout();
    Sheet sheet = new Sheet(shape.pyramid(MEDIUM.width(), MEDIUM.height()));
    SampleSpan span = SampleSpan.of(MEDIUM, samples());
    Picture picture = span.picture(MEDIUM, samples());
    Header header = new Header(MEDIUM, shape, 0, span.low(), span.high());
    Packing packing = new Packing(header, sheet, Optional.empty());
    return new Run(
        layout,
        new Objective(layout, sheet, picture, picture.pixels(), workers),
        new Model(layout, sheet, picture, workers),
        opening,
        Steering.of(Target.lambda(lambda), packing).get(),
        NOBODY);
  }

  static String checksum(int threads) {
    byte[] file =
        CodecWriter.write(
            PictureTraining.train(
                    MEDIUM, samples(), Optional.empty(), settings(70, false, threads), NOBODY)
                .picture());
    CRC32C sum = new CRC32C();
    sum.update(file);
    return Long.toString(sum.getValue());
  }

  /** Prints the checksum. */
  public static void main(String[] args) {
    System.out.println(checksum(2));
  }
}
