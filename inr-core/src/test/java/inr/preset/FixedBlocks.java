package inr.preset;

import inr.lapped.Blocks;
import inr.lattice.PlaceSet;
import java.util.Arrays;
import java.util.BitSet;

/** Local cosines in blocks of one size, by their definition: what chosen blocks compete with. */
final class FixedBlocks {
  private FixedBlocks() {}

  /** SNR in dB of the {@code count} largest numbers of a line of some blocks' length. */
  static double snr(float[] line, int size, int count) {
    int[] sizes = new int[line.length / size];
    Arrays.fill(sizes, size);
    int[] overlaps = new int[sizes.length + 1];
    Arrays.fill(overlaps, 1, sizes.length, size / 2);
    Blocks blocks = Blocks.of(sizes, overlaps);
    BitSet all = new BitSet();
    all.set(0, line.length);
    PlaceSet every = PlaceSet.of(line.length, all);
    double[] numbers = new double[line.length];
    double energy = 0;
    for (int i = 0; i < line.length; i++) {
      double sample = line[i];
      blocks.visit(i + 0.5, 0, every, (rank, weight) -> numbers[rank] += weight * sample);
      energy += sample * sample;
    }
    double[] squares = Arrays.stream(numbers).map(number -> number * number).sorted().toArray();
    double lost = Arrays.stream(squares, 0, squares.length - count).sum();
    return 10 * Math.log10(energy / lost);
  }
}
