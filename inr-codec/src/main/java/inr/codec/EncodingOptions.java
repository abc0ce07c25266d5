package inr.codec;

import inr.codec.file.Header;
import inr.codec.shape.Preset;
import inr.codec.train.Target;
import inr.signal.Medium;
import java.util.Optional;

/**
 * How a picture is encoded.
 *
 * @param target what it should come to: a λ, a size or a quality
 * @param effort how long it may take
 * @param preset size of the networks; where none is named, that which suits the picture
 * @param tile columns and rows of a tile, a power of two from 64 to 4096; where none is named, a
 *     picture of up to 2²⁴ pixels is one tile and a larger one has tiles of {@value #USUAL_TILE}
 * @param seed equal seeds give equal files
 * @param threads how many work; the file does not depend on that
 */
public record EncodingOptions(
    Target target,
    EncodingEffort effort,
    Optional<Preset> preset,
    Optional<Integer> tile,
    long seed,
    int threads) {
  /** A good picture: some 36 dB, half a bit per pixel of a photograph. */
  public static final double DEFAULT_LAMBDA = 0.001;

  /** Side of the tiles of a picture that has to have some. */
  public static final int USUAL_TILE = 1024;

  /** Pixels from which on large networks pay for their own bytes. */
  private static final long LARGE_PICTURE = 1 << 17;

  public EncodingOptions {
    tile.ifPresent(EncodingOptions::requireTile);
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + "; at least 1 is accepted");
    }
  }

  /** The same of a picture that has tiles only if it must. */
  public EncodingOptions(
      Target target, EncodingEffort effort, Optional<Preset> preset, long seed, int threads) {
    this(target, effort, preset, Optional.empty(), seed, threads);
  }

  private static void requireTile(int side) {
    int least = 1 << Header.LEAST_TILE;
    int most = 1 << Header.LARGEST_TILE;
    if (side < least || side > most || Integer.bitCount(side) != 1) {
      throw new IllegalArgumentException(
          "tiles are "
              + side
              + " pixels wide; powers of two from "
              + least
              + " to "
              + most
              + " are accepted");
    }
  }

  /** Defaults of an effort: λ = {@value #DEFAULT_LAMBDA}, seed 0, all processors. */
  public static EncodingOptions of(EncodingEffort effort) {
    return new EncodingOptions(
        Target.lambda(DEFAULT_LAMBDA),
        effort,
        Optional.empty(),
        0,
        Runtime.getRuntime().availableProcessors());
  }

  /** The same with another target. */
  public EncodingOptions with(Target other) {
    return new EncodingOptions(other, effort, preset, tile, seed, threads);
  }

  /** The size of the networks of a picture. */
  public Preset preset(Medium.Picture medium) {
    long pixels = (long) medium.width() * medium.height();
    return preset.orElse(pixels < LARGE_PICTURE ? Preset.LOP : Preset.HOP);
  }

  /** Columns and rows of the tiles of a picture, or 0 where it is one tile. */
  public int tileSide(Medium.Picture medium) {
    long pixels = (long) medium.width() * medium.height();
    int side = tile.orElse(pixels <= Header.MOST_TILE_PIXELS ? 0 : USUAL_TILE);
    return Math.max(medium.width(), medium.height()) <= side ? 0 : side;
  }
}
