package inr.codec;

import inr.codec.file.EncodedPicture;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.signal.Medium;
import java.util.List;

/** Pictures of all kinds; each is made from its settings alone. */
record GoldenPicture(String name, Medium.Picture medium, Shape shape, int logTile, long seed) {
  static final List<GoldenPicture> ALL =
      List.of(
          of(1, 1, 3, 8, Preset.LOP, 0, 6, 0),
          of(1, 1, 1, 16, Preset.HOP, 0, 0, 0),
          of(7, 5, 4, 8, Preset.MOP, 0, 3, 0),
          of(2, 90, 2, 16, Preset.VHOP, 1, 5, 0),
          of(64, 64, 1, 8, Preset.LOP, 1, 4, 0),
          of(64, 64, 3, 8, Preset.MOP, 0, 6, 0),
          of(130, 70, 3, 8, Preset.HOP, 0, 6, 0),
          of(130, 70, 3, 16, Preset.VHOP, 0, 7, 0),
          of(70, 130, 2, 8, Preset.LOP, 2, 2, 0),
          of(97, 33, 4, 16, Preset.HOP, 2, 8, 0),
          of(150, 140, 3, 8, Preset.LOP, 0, 6, 6),
          of(65, 200, 4, 8, Preset.MOP, 0, 5, 6));

  private static GoldenPicture of(
      int width,
      int height,
      int channels,
      int bits,
      Preset preset,
      int finest,
      int coarsest,
      int logTile) {
    Medium.Picture medium = new Medium.Picture(width, height, channels, bits);
    String name =
        width
            + "x"
            + height
            + "x"
            + channels
            + "-"
            + bits
            + "-"
            + preset
            + "-"
            + finest
            + coarsest
            + (logTile == 0 ? "" : "-tiles" + logTile);
    long seed = width * 31L + height;
    return new GoldenPicture(
        name, medium, new Shape(preset, channels, finest, coarsest), logTile, seed);
  }

  EncodedPicture picture() {
    return Handmade.picture(medium, shape, logTile, seed);
  }
}
