package inr.cli;

import inr.operator.Shape;
import inr.solve.Planes;
import inr.solve.phase.Amplitudes;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that tell how a detector's numbers are to be read, and how good they are. */
final class MeasuredAmplitudes {
  private static final double HALF = 0.5;

  @Option(
      names = "--intensities",
      description =
          "INPUT has intensities, the squares of amplitudes, as detectors have; planes always have.")
  private boolean intensities;

  @Option(
      names = "--centred",
      description =
          "Far fields have their middle in the middle of INPUT, or of each pattern of it; else in its first number.")
  private boolean centred;

  @Option(
      names = "--mask",
      paramLabel = "MASK",
      description =
          "Picture as large as INPUT that is white where nothing was measured, as behind a beam stop.")
  private @Nullable Path mask;

  @Option(
      names = "--snr",
      paramLabel = "DB",
      description =
          "How much stronger the amplitudes are than their noise, in dB: what --simulate adds to coded patterns, and what methods take for granted of measured far fields (default: no noise).")
  private @Nullable Double decibels;

  /** ‖n‖/‖y‖. */
  double noise() {
    if (decibels == null) {
      return 0;
    }
    if (!(decibels > 0 && decibels <= 300)) {
      throw CommandFailure.usage(
          "--snr is " + decibels + "; more than 0 and at most 300 dB are accepted");
    }
    return StrictMath.pow(10, -decibels / 20);
  }

  /** Amplitudes of planes that lie one below the other in a picture. */
  Amplitudes of(Planes input, Shape plane, SolveOptions common, Session session)
      throws IOException {
    return of(input, plane, intensities, common, session);
  }

  /** Roots of intensities, whatever the option says. */
  Amplitudes ofIntensities(Planes input, Shape plane, SolveOptions common, Session session)
      throws IOException {
    return of(input, plane, true, common, session);
  }

  private Amplitudes of(
      Planes input, Shape plane, boolean squares, SolveOptions common, Session session)
      throws IOException {
    double[] numbers = input.luma();
    boolean[] known = known(input.shape(), common, session);
    double[] values = new double[numbers.length];
    boolean[] measured = new boolean[numbers.length];
    for (int i = 0; i < values.length; i++) {
      int from = centred ? fromCentred(i, plane) : i;
      values[i] = squares ? Math.sqrt(Math.max(0, numbers[from])) : numbers[from];
      measured[i] = known[from];
    }
    return new Amplitudes(values, measured);
  }

  /** Where the number of a place is in a plane whose frequency 0 is in the middle. */
  private static int fromCentred(int i, Shape plane) {
    int height = plane.side(0);
    int width = plane.side(1);
    int first = i / plane.size() * plane.size();
    int row = (i % plane.size() / width + height / 2) % height;
    int column = (i % width + width / 2) % width;
    return first + row * width + column;
  }

  private boolean[] known(Shape shape, SolveOptions common, Session session) throws IOException {
    boolean[] known = new boolean[shape.size()];
    double[] missing =
        mask == null ? new double[known.length] : drawn(mask, shape, common, session);
    for (int i = 0; i < known.length; i++) {
      known[i] = missing[i] < HALF;
    }
    return known;
  }

  private static double[] drawn(Path file, Shape shape, SolveOptions common, Session session)
      throws IOException {
    return requireShape(common.numbers(file, "mask", session), shape, file).luma();
  }

  /** Planes of a file, unless they are not as large as INPUT. */
  static Planes requireShape(Planes planes, Shape shape, Path file) {
    if (!planes.shape().equals(shape)) {
      throw CommandFailure.failure(
          file
              + ": is "
              + text(planes.shape())
              + " but "
              + text(shape)
              + " are needed, width before height");
    }
    return planes;
  }

  private static String text(Shape shape) {
    return shape.side(1) + " x " + shape.side(0);
  }
}
