package inr.encoding;

import java.util.List;

/** At least one of every kind of encoding, for two coordinates. */
public final class SampleEncodings {
  /** A new kind enters here; {@link EncodingTest} fails until it does. */
  public static final List<Encoding.OfWaves> ALL =
      List.of(
          new Encoding.Identity(),
          new Encoding.PositionalEncoding(3, Math.PI, true),
          new Encoding.PositionalEncoding(2, 1, false),
          new Encoding.FourierFeatures(4, 0.7, 11),
          new Encoding.GivenFourierFeatures(
              List.of(List.of(0.5, 1.0), List.of(-0.25, 0.75), List.of(0.0, 0.1))),
          new Encoding.AxisHarmonics(3));

  private SampleEncodings() {}
}
