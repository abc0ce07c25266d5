package inr.codec.parameter;

import inr.codec.entropy.SymbolReader;
import inr.codec.entropy.SymbolWriter;
import inr.codec.shape.Group;
import inr.codec.shape.Layout;
import inr.codec.shape.Plane;
import inr.codec.shape.Tensor;
import java.util.stream.IntStream;

/**
 * Codes parameters group by group: the difference d of a value to its default in steps, as d =
 * 2^r·h + l with h of a Laplace distribution around 0, whose scale the group has, and l of r bits
 * that are all as likely.
 *
 * <p>The head of a group has 16 bits: s, the exponent of its step, in the lowest 5, r in the next
 * 5, and 6 bits j for the scale 32 + 2j of the {@linkplain inr.codec.entropy.LaplaceTables tables},
 * ln b = −3 + j/8.
 */
public final class ParameterCode {
  private static final int MOST_LOW_BITS = 20;
  private static final int WORD = 16;

  private ParameterCode() {}

  private static int scale(int index) {
    return 32 + 2 * index;
  }

  /** Default of a parameter in steps. */
  private static int start(Layout layout, int parameter, int step) {
    return QuantisedParameters.nearest(layout.defaults()[parameter], step);
  }

  /**
   * Appends all parameters with the code of each group that makes it shortest.
   *
   * @return the heads of the groups
   */
  public static int[] write(QuantisedParameters parameters, SymbolWriter writer) {
    int[] heads = new int[Group.values().length];
    for (Group group : Group.values()) {
      int[] differences = differences(parameters, group);
      int head = best(differences, parameters.steps()[group.number()]);
      put(differences, head, writer);
      heads[group.number()] = head;
    }
    return heads;
  }

  /** Bits of all parameters with the best code of each group, heads included. */
  public static double bits(QuantisedParameters parameters) {
    SymbolWriter counter = new SymbolWriter();
    int[] heads = write(parameters, counter);
    return counter.bits() + 16.0 * heads.length;
  }

  private static int best(int[] differences, int step) {
    int largest = 0;
    double magnitudes = 0;
    for (int d : differences) {
      largest = Math.max(largest, d < 0 ? -d - 1 : d);
      magnitudes += Math.abs(d);
    }
    int low = 0;
    while (largest >> low > Plane.LARGEST) {
      low++;
    }
    double mean = magnitudes / Math.max(1, differences.length);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    int near = (int) ((StrictMath.log(Math.max(1e-3, Math.scalb(mean, -low))) + 3) * 8);
    for (int index = Math.max(0, near - 6); index <= Math.min(63, Math.max(6, near + 6)); index++) {
      int head = step | low << 5 | index << 10;
      SymbolWriter counter = new SymbolWriter();
      put(differences, head, counter);
      double bits = counter.bits();
      if (bits < least) {
        least = bits;
        best = head;
      }
    }
    return best;
  }

  private static int[] differences(QuantisedParameters parameters, Group group) {
    int step = parameters.steps()[group.number()];
    return parameters.layout().tensors(group).stream()
        .flatMapToInt(tensor -> IntStream.range(tensor.offset(), tensor.end()))
        .map(i -> parameters.values()[i] - start(parameters.layout(), i, step))
        .toArray();
  }

  private static void put(int[] differences, int head, SymbolWriter writer) {
    int low = head >> 5 & 31;
    for (int difference : differences) {
      writer.laplace(scale(head >> 10), 0, difference >> low);
      writer.uniform(Math.min(WORD, low), difference & (1 << Math.min(WORD, low)) - 1);
      if (low > WORD) {
        writer.uniform(low - WORD, difference >> WORD & (1 << low - WORD) - 1);
      }
    }
  }

  /**
   * Reads all parameters.
   *
   * @param heads those of the groups
   * @throws IllegalArgumentException if a head is not one of those that are written
   */
  public static QuantisedParameters read(Layout layout, int[] heads, SymbolReader reader) {
    int[] steps = new int[heads.length];
    int[] values = new int[layout.size()];
    for (Group group : Group.values()) {
      int head = heads[group.number()];
      int step = head & 31;
      int low = head >> 5 & 31;
      if (step > group.finestStep() || low > MOST_LOW_BITS) {
        throw new IllegalArgumentException(
            group
                + " has steps of 2^-"
                + step
                + " and "
                + low
                + " low bits; at most "
                + group.finestStep()
                + " and "
                + MOST_LOW_BITS
                + " are accepted");
      }
      steps[group.number()] = step;
      for (Tensor tensor : layout.tensors(group)) {
        for (int i = tensor.offset(); i < tensor.end(); i++) {
          values[i] = start(layout, i, step) + difference(scale(head >> 10), low, reader);
        }
      }
    }
    return new QuantisedParameters(layout, steps, values);
  }

  private static int difference(int scale, int low, SymbolReader reader) {
    int high = reader.laplace(scale, 0);
    int bits = reader.uniform(Math.min(WORD, low));
    if (low > WORD) {
      bits |= reader.uniform(low - WORD) << WORD;
    }
    return (high << low) + bits;
  }
}
