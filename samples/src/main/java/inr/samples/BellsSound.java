package inr.samples;

import java.util.Random;

/**
 * Six seconds of bells over plucked chords in a hall: stereo, 44,100 Hz, 16 bit.
 *
 * <p>A bell is a sum of decaying partials, higher ones dying sooner; a string is a loop of noise
 * that a mean of neighbours softens. Both go, panned by level and delay, into a hall whose echoes
 * differ left and right.
 *
 * @see <a href="https://doi.org/10.2307/3680062">Karplus and Strong 1983, Digital synthesis of
 *     plucked-string and drum timbres</a>
 */
final class BellsSound {
  static final int RATE = 44_100;
  static final int FRAMES = 6 * RATE;

  private static final double PEAK = StrictMath.pow(10, -1 / 20.0);
  private static final double[] PARTIALS = {0.5, 1, 2, 2.76, 4.07, 5.4};
  private static final double[] LEVELS = {0.25, 1, 0.5, 0.35, 0.16, 0.12};

  /** Roots and their chords in semitones from A = 220 Hz, one chord every 1.5 s. */
  private static final int[][] CHORDS = {
    {-12, -5, 0, 3, 7}, {-16, -9, -4, 0, 3}, {-9, -2, 3, 7, 10}, {-14, -7, -2, 2, 5}
  };

  /** Bells: when, in steps of 0.375 s, and semitones from A = 220 Hz. */
  private static final int[][] BELLS = {
    {0, 31}, {2, 27}, {3, 26}, {4, 24}, {6, 19}, {8, 22}, {9, 24}, {10, 27}, {12, 26}
  };

  private final double[][] dry = new double[2][FRAMES];
  private final Random random = new Random(7);

  /** The sound, frame after frame, left before right. */
  short[] play() {
    for (int chord = 0; chord < CHORDS.length; chord++) {
      for (int note = 0; note < CHORDS[chord].length; note++) {
        string(1.5 * chord + 0.045 * note, frequency(CHORDS[chord][note]), 0.3 - 0.15 * note);
      }
    }
    for (int[] bell : BELLS) {
      bell(0.1 + 0.375 * bell[0], frequency(bell[1]), bell[0] % 3 * 0.5 - 0.5);
    }
    breath();
    return stored(
        new double[][] {
          new Hall(1557, 1617, 1491, 1422).answer(dry[0]),
          new Hall(1580, 1640, 1514, 1445).answer(dry[1])
        });
  }

  private static double frequency(int semitones) {
    return 220 * StrictMath.pow(2, semitones / 12.0);
  }

  private void bell(double seconds, double frequency, double pan) {
    for (int p = 0; p < PARTIALS.length; p++) {
      double turn = 2 * StrictMath.PI * frequency * PARTIALS[p] / RATE;
      double decay = StrictMath.exp(-(0.8 + 1.1 * PARTIALS[p]) / RATE);
      double cosine = decay * StrictMath.cos(turn);
      double sine = decay * StrictMath.sin(turn);
      double re = 0.28 * LEVELS[p];
      double im = 0;
      for (int i = (int) (seconds * RATE), age = 0; i < FRAMES; i++, age++) {
        add(i, im * Math.min(1, age / 60.0), pan);
        double next = cosine * re - sine * im;
        im = sine * re + cosine * im;
        re = next;
      }
    }
  }

  private void string(double seconds, double frequency, double pan) {
    double[] loop = pluck((int) Math.floor(RATE / frequency));
    double last = 0;
    for (int i = (int) (seconds * RATE), at = 0; i < FRAMES; i++, at = (at + 1) % loop.length) {
      double now = loop[at];
      add(i, 1.1 * now, pan);
      loop[at] = 0.9975 * (0.5 * now + 0.5 * last);
      last = now;
    }
  }

  /** One turn of soft noise of mean zero: a mean would hum on for ever. */
  private double[] pluck(int length) {
    double[] loop = new double[length];
    double first = 0;
    double second = 0;
    double mean = 0;
    for (int i = 0; i < length; i++) {
      first += 0.3 * (random.nextDouble() - 0.5 - first);
      second += 0.3 * (first - second);
      loop[i] = second;
      mean += second / length;
    }
    for (int i = 0; i < length; i++) {
      loop[i] -= mean;
    }
    return loop;
  }

  /** Soft noise that swells and fades, as of air in the room. */
  private void breath() {
    for (double[] side : dry) {
      double low = 0;
      for (int i = 0; i < FRAMES; i++) {
        low += 0.06 * (random.nextDouble() - 0.5 - low);
        side[i] += 0.012 * low * (1 - StrictMath.cos(2 * StrictMath.PI * i / (2.0 * RATE)));
      }
    }
  }

  /**
   * Adds a sample; {@code pan} −1 is left, 1 right: the far ear hears it weaker and up to 26
   * samples later.
   */
  private void add(int frame, double value, double pan) {
    for (int side = 0; side < 2; side++) {
      double away = side == 0 ? pan : -pan;
      int late = frame + (int) Math.max(0, 26 * away);
      if (late < FRAMES) {
        dry[side][late] += value * (1 - 0.45 * away);
      }
    }
  }

  /** Fades the end, scales to the peak and rounds. */
  private static short[] stored(double[][] sides) {
    double largest = 0;
    for (double[] side : sides) {
      for (int i = 0; i < FRAMES; i++) {
        side[i] *= Math.min(1, (FRAMES - 1 - i) / (0.25 * RATE));
        largest = Math.max(largest, Math.abs(side[i]));
      }
    }
    short[] samples = new short[2 * FRAMES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.floor(32767 * PEAK / largest * sides[i % 2][i / 2] + 0.5);
    }
    return samples;
  }
}
