package inr.codec.lossless;

import inr.codec.entropy.BitCode;
import inr.codec.entropy.SymbolWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes pictures without loss, as long as that pays. */
public final class LosslessWriter implements BitCode {
  private static final int COST_BITS = 12;

  /** Bits that a probability of (i + ½)/2¹² takes. */
  private static final double[] COSTS = new double[1 << COST_BITS];

  static {
    for (int i = 0; i < COSTS.length; i++) {
      COSTS[i] = COST_BITS - StrictMath.log(i + 0.5) / StrictMath.log(2);
    }
  }

  /** Symbols from which on a stripe ends with its row. */
  private static final int STRIPE = 1 << 20;

  private final List<Stripe> stripes = new ArrayList<>();
  private SymbolWriter out = new SymbolWriter();
  private int rows;
  private long bytes;
  private double bits;

  private LosslessWriter() {}

  @Override
  public int bit(int zero, int bit) {
    int frequency = bit == 0 ? zero : (1 << PROBABILITY_BITS) - zero;
    bits += COSTS[frequency >> PROBABILITY_BITS - COST_BITS];
    return out.bit(zero, bit);
  }

  private void endRow() {
    rows++;
    if (out.count() >= STRIPE) {
      endStripe();
    }
  }

  private void endStripe() {
    byte[] stream = out.stream();
    stripes.add(new Stripe(rows, stream, 0, stream.length));
    bytes += stream.length;
    out = new SymbolWriter();
    rows = 0;
  }

  /**
   * The stripes of a picture that {@link LosslessReader} reads.
   *
   * @param samples row by row, the channels of a pixel together
   * @param most bytes of all streams; work ends where it becomes clear that there would be more
   * @param before called before each row, and may end this by throwing
   * @return nothing if there would be more
   */
  public static Optional<List<Stripe>> write(
      Medium.Picture medium, Samples samples, double most, Runnable before) {
    LosslessWriter writer = new LosslessWriter();
    PixelModel model = new PixelModel(medium);
    int length = medium.width() * medium.channels();
    short[] row = new short[length];
    for (int y = 0; y < medium.height(); y++) {
      before.run();
      for (int i = 0; i < length; i++) {
        row[i] = (short) (int) samples.get(y * length + i);
      }
      model.row(writer, row, 0);
      writer.endRow();
      if (writer.bits > 8 * most) {
        return Optional.empty();
      }
    }
    if (writer.rows > 0) {
      writer.endStripe();
    }
    return writer.bytes > most ? Optional.empty() : Optional.of(List.copyOf(writer.stripes));
  }
}
