package inr.spectrum;

import inr.lapped.Blocks;
import inr.lattice.PlaceSet;
import inr.parallel.Workers;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The local cosines that say most of a sound.
 *
 * <ol>
 *   <li>Blocks of a few fixed sizes tell how small a number may be and still be kept, and along
 *       which directions the channels are best taken.
 *   <li>The line is cut into the blocks in which that leaves the least error, see {@link
 *       BlockChoice}; all tracks share them.
 *   <li>Of all numbers the largest are kept. The cosines are orthonormal, so no others, and no
 *       other values of them, come nearer: what is lost is the energy of what is left out.
 * </ol>
 *
 * <p>Beside the sound itself this takes one float for each sample. No bit depends on the threads.
 */
public final class Spectrum {
  private static final int LANES = BlockTransform.LANES;

  /** Blocks of one size that one task transforms. */
  private static final int TASK_SAMPLES = 1 << 17;

  /** Borders that one task folds. */
  private static final int TASK_BORDERS = 256;

  /** Thresholds below this, in units of the sound's spread, are those of silence. */
  private static final float TINY = 1e-9f;

  /**
   * One sum of cosines.
   *
   * @param direction what 1 of it is in each channel
   * @param chosen which cosines have numbers
   * @param numbers of these, in order
   */
  public record Track(double[] direction, PlaceSet chosen, float[] numbers) {}

  private final Workers workers;
  private final Ladder ladder;
  private final LaneBuffers[] buffers;
  private final Tracks tracks;
  private final double[][] directions;
  private final Blocks blocks;
  private final List<Track> chosen = new ArrayList<>();

  private Spectrum(Signal signal, Sizes sizes, long count, Workers workers) {
    this.workers = workers;
    int longest = sizes.longest(signal.points());
    this.ladder = new Ladder(sizes.shortest(), longest, sizes.growth());
    this.buffers = new LaneBuffers[workers.count()];
    for (int w = 0; w < buffers.length; w++) {
      buffers[w] = new LaneBuffers(ladder);
    }
    long length = ((long) signal.points() + longest - 1) / longest * longest;
    this.tracks = new Tracks(signal, Math.toIntExact(length), workers);
    List<double[][]> candidates = tracks.directions(workers);
    float threshold = Float.POSITIVE_INFINITY;
    double[][] best = candidates.get(0);
    for (int step : ladder.samples()) {
      float[] least = thresholds(candidates, step, count);
      for (int k = 0; k < least.length; k++) {
        if (least[k] < threshold) {
          threshold = least[k];
          best = candidates.get(k);
        }
      }
    }
    this.directions = best;
    tracks.turn(directions, workers);
    this.blocks =
        BlockChoice.of(ladder, tracks.lines(), Math.max(TINY, threshold), workers, buffers);
    transform();
    choose(count);
  }

  /**
   * Block sizes, powers of two.
   *
   * @param shortest of all, unless the sound is shorter
   * @param longest of all
   * @param growth from one to the next
   */
  public record Sizes(int shortest, int longest, int growth) {
    public Sizes {
      if (Integer.bitCount(shortest) != 1
          || Integer.bitCount(longest) != 1
          || Integer.bitCount(growth) != 1
          || shortest < 2
          || growth < 2
          || longest < shortest) {
        throw new IllegalArgumentException(
            "block sizes from "
                + shortest
                + " to "
                + longest
                + " by "
                + growth
                + "; powers of two from 2 on are needed");
      }
    }

    /** No longer than holds a sound of so many samples. */
    private int longest(int samples) {
      int enough = 2;
      while (enough < samples && enough < longest) {
        enough *= 2;
      }
      return enough;
    }
  }

  /**
   * That of a sound, or of any signal whose points lie evenly along one axis.
   *
   * @param count most numbers to keep, at least 1
   */
  public static Spectrum of(Signal signal, Sizes sizes, long count, Workers workers) {
    return new Spectrum(signal, sizes, count, workers);
  }

  /**
   * The magnitude of the {@code count}-th largest number in blocks of one size, along each of
   * several sets of directions.
   */
  private float[] thresholds(List<double[][]> candidates, int step, long count) {
    int group = ladder.transform(step).length();
    Magnitudes[][] magnitudes = new Magnitudes[candidates.size()][workers.count()];
    for (Magnitudes[] ofCandidate : magnitudes) {
      Arrays.setAll(ofCandidate, worker -> new Magnitudes());
    }
    stretches(
        group,
        (worker, from, to) -> {
          float[][] spectra = new float[tracks.count()][];
          for (int start = from; start < to; start += group) {
            for (int c = 0; c < spectra.length; c++) {
              spectra[c] = buffers[worker].lapped(ladder, step, tracks.lines()[c], start);
            }
            for (int k = 0; k < candidates.size(); k++) {
              for (double[] direction : candidates.get(k)) {
                float[] sum = along(direction, spectra, buffers[worker].before);
                magnitudes[k][worker].add(sum, 0, group);
              }
            }
          }
        });
    float[] least = new float[candidates.size()];
    for (int k = 0; k < least.length; k++) {
      least[k] = sum(magnitudes[k]).least(count);
    }
    return least;
  }

  private static float[] along(double[] direction, float[][] spectra, float[] sum) {
    Arrays.fill(sum, 0, spectra[0].length, 0);
    for (int c = 0; c < spectra.length; c++) {
      add((float) direction[c], spectra[c], sum);
    }
    return sum;
  }

  private static void add(float factor, float[] x, float[] sum) {
    for (int i = 0; i < x.length; i++) {
      sum[i] += factor * x[i];
    }
  }

  private static Magnitudes sum(Magnitudes[] parts) {
    Magnitudes sum = parts[0];
    for (int w = 1; w < parts.length; w++) {
      sum.add(parts[w]);
    }
    return sum;
  }

  /** Shares out the line in stretches of some groups. */
  private void stretches(int group, Workers.Stretch work) {
    int each = Math.max(1, TASK_SAMPLES / group) * group;
    workers.runStretches(tracks.lines()[0].length, each, work);
  }

  /** From samples to the numbers of all cosines, in place. */
  private void transform() {
    for (float[] line : tracks.lines()) {
      workers.runStretches(
          blocks.count(),
          TASK_BORDERS,
          (worker, from, to) -> {
            for (int border = Math.max(1, from); border < to; border++) {
              if (blocks.overlap(border) > 0) {
                ladder.foldBy(blocks.overlap(border)).at(line, blocks.border(border));
              }
            }
          });
      for (int step = 0; step < ladder.count(); step++) {
        transform(line, step);
      }
    }
  }

  /** All blocks of one size. */
  private void transform(float[] line, int step) {
    int size = ladder.size(step);
    int[] starts =
        IntStream.range(0, blocks.count())
            .filter(block -> blocks.size(block) == size)
            .map(blocks::border)
            .toArray();
    workers.run(
        (starts.length + LANES - 1) / LANES,
        (worker, task) -> {
          float[] lanes = buffers[worker].blocks;
          int first = task * LANES;
          int count = Math.min(LANES, starts.length - first);
          for (int l = 0; l < count; l++) {
            LaneBuffers.loadLane(line, starts[first + l], size, lanes, l);
          }
          ladder.transform(step).apply(lanes, buffers[worker].scratch);
          for (int l = 0; l < count; l++) {
            LaneBuffers.storeLane(lanes, l, size, line, starts[first + l]);
          }
        });
  }

  /** Keeps the largest numbers; of equal ones the first. */
  private void choose(long count) {
    Magnitudes all = count(Magnitudes::new);
    float about = all.least(count);
    long above = all.above(about);
    Magnitudes close = count(() -> Magnitudes.within(about));
    float least = close.least(count - above);
    long equals = count - above - close.above(least);
    for (int k = 0; k < tracks.count(); k++) {
      float[] line = tracks.lines()[k];
      BitSet kept = new BitSet(line.length);
      for (int i = 0; i < line.length; i++) {
        float magnitude = Math.abs(line[i]);
        boolean large = magnitude > least;
        if (magnitude == least && least > 0 && equals > 0) {
          large = true;
          equals--;
        }
        if (large) {
          kept.set(i);
        }
      }
      if (!kept.isEmpty()) {
        chosen.add(track(k, kept));
      }
    }
    if (chosen.isEmpty()) {
      BitSet first = new BitSet();
      first.set(0);
      chosen.add(track(0, first));
    }
  }

  private Magnitudes count(Supplier<Magnitudes> fresh) {
    Magnitudes[] parts = new Magnitudes[workers.count()];
    Arrays.setAll(parts, worker -> fresh.get());
    for (float[] line : tracks.lines()) {
      stretches(1, (worker, from, to) -> parts[worker].add(line, from, to));
    }
    return sum(parts);
  }

  private Track track(int k, BitSet kept) {
    float[] line = tracks.lines()[k];
    float[] numbers = new float[kept.cardinality()];
    for (int i = kept.nextSetBit(0), n = 0; i >= 0; i = kept.nextSetBit(i + 1), n++) {
      numbers[n] = line[i];
    }
    return new Track(directions[k].clone(), PlaceSet.of(line.length, kept), numbers);
  }

  /** How the line is cut. */
  public Blocks blocks() {
    return blocks;
  }

  /** The sums that the sound is made of, but for tracks that are silent. */
  public List<Track> tracks() {
    return List.copyOf(chosen);
  }

  /** Stored units that 1 in a channel stands for: the square root of the mean square. */
  public double spread() {
    return tracks.spread();
  }
}
