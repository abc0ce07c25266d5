package inr.family;

import inr.codec.entropy.SymbolWriter;
import inr.io.image.JpegCopy;
import inr.signal.Medium;
import java.util.ArrayList;
import java.util.List;

/**
 * How well signals are kept in how few bits, by a family and by principal components that are coded
 * in the same way: one step, each number by its spread, all signals in one file.
 *
 * @param name of what keeps them
 * @param points from few bits to many
 */
public record RateCurve(String name, List<Point> points) {
  /** Bits of the widest number. */
  private static final List<Integer> BITS = List.of(2, 3, 4, 5, 6, 7);

  private static final List<Float> QUALITIES = List.of(0.02f, 0.1f, 0.25f, 0.5f, 0.75f, 0.9f);

  /**
   * A place of the curve.
   *
   * @param bits of a point of a signal, all bytes of the file counted, those of the family or the
   *     components not
   * @param psnr mean of the PSNRs in dB, before rounding to samples
   */
  public record Point(double bits, double psnr) {}

  /** Of a family, after some inner steps. */
  public static RateCurve of(Family family, SignalSet signals, int steps, int threads) {
    List<Point> points = new ArrayList<>();
    LatentBasis basis = LatentBasis.of(family, threads);
    try (Members members = new Members(family, threads)) {
      double[][] latents = members.latents(signals, steps);
      double[][] kept = new double[latents.length][];
      for (int bits : BITS) {
        SpreadCode code = SpreadCode.of(basis.spreads(), bits);
        SymbolWriter writer = new SymbolWriter();
        for (int s = 0; s < latents.length; s++) {
          int[] symbols = code.symbols(basis.coefficients(latents[s]));
          code.write(writer, symbols);
          kept[s] = basis.latent(code.numbers(symbols));
        }
        points.add(new Point(bits(writer, signals), members.psnr(signals, kept)));
      }
    }
    return new RateCurve("the family, inner steps: " + steps, points);
  }

  /** Of principal components of the signals learned from. */
  public static RateCurve of(PrincipalComponents components, SignalSet learned, SignalSet signals) {
    double[] spreads = components.spreads(learned);
    List<Point> points = new ArrayList<>();
    for (int bits : BITS) {
      SpreadCode code = SpreadCode.of(spreads, bits);
      SymbolWriter writer = new SymbolWriter();
      double[] psnrs = new double[signals.size()];
      for (int s = 0; s < psnrs.length; s++) {
        float[] values = signals.values(s);
        int[] symbols = code.symbols(components.coefficients(values));
        code.write(writer, symbols);
        psnrs[s] = components.psnr(values, code.numbers(symbols));
      }
      points.add(new Point(bits(writer, signals), Reconstruction.mean(psnrs)));
    }
    return new RateCurve("principal components: " + spreads.length, points);
  }

  /**
   * Of JPEG, each picture as a file of its own: with all of its bytes, and from its first scan on,
   * as if the tables were shared; none if signals cannot be JPEG.
   */
  public static List<RateCurve> jpeg(SignalSet signals) {
    if (!JpegCopy.takes(signals.medium())) {
      return List.of();
    }
    List<Point> whole = new ArrayList<>();
    List<Point> scans = new ArrayList<>();
    for (float quality : QUALITIES) {
      long bytes = 0;
      long scanBytes = 0;
      double[] psnrs = new double[signals.size()];
      for (int s = 0; s < psnrs.length; s++) {
        JpegCopy copy = JpegCopy.of((Medium.Picture) signals.medium(), signals.samples(s), quality);
        bytes += copy.file().length;
        scanBytes += copy.scanBytes();
        psnrs[s] = Reconstruction.psnr(signals.values(s), signals.values(copy.samples()));
      }
      double psnr = Reconstruction.mean(psnrs);
      whole.add(new Point(bits(bytes, signals), psnr));
      scans.add(new Point(bits(scanBytes, signals), psnr));
    }
    return List.of(
        new RateCurve("JPEG, without tables", scans), new RateCurve("JPEG, whole files", whole));
  }

  private static double bits(SymbolWriter writer, SignalSet signals) {
    return bits(CodedLatents.FRAME + writer.stream().length, signals);
  }

  private static double bits(long bytes, SignalSet signals) {
    return (double) Byte.SIZE * bytes / ((double) signals.size() * signals.points());
  }
}
