package inr.encoding;

import inr.circuit.Sketch;
import inr.circuit.Waves;
import inr.circuit.Wire;
import inr.random.CounterRandom;
import java.util.List;

/**
 * Features of the coordinates: {@code [N, D]} ↦ {@code [N, F]}.
 *
 * <p>To add one, write its record here, with {@link #write}.
 */
public sealed interface Encoding {
  /**
   * Most frequencies of a member, as wide as a layer may be: a file's claim must not decide how
   * much memory is taken.
   */
  int MAX_FREQUENCIES = 1 << 16;

  /** Number of features F of {@code dimensions} coordinates. */
  int features(int dimensions);

  /** Writes the features down. */
  Wire write(Sketch sketch);

  /** Raw coordinates and sines and cosines of linear forms of them. */
  sealed interface OfWaves extends Encoding {
    /** The features of D coordinates, in order. */
    Waves waves(int dimensions);

    @Override
    default Wire write(Sketch sketch) {
      return sketch.features(waves(sketch.dimensions()));
    }
  }

  /** The coordinates themselves. */
  record Identity() implements OfWaves {
    @Override
    public int features(int dimensions) {
      return dimensions;
    }

    @Override
    public Waves waves(int dimensions) {
      return new Waves(dimensions, true, new double[0], new int[0], new int[0]);
    }
  }

  /**
   * Octaves per axis, x ↦ [x, sin(2ʲc x), cos(2ʲc x)] for j = 0 … octaves − 1; per octave and axis
   * sine, then cosine.
   *
   * @param octaves L, at least 1
   * @param base c: π in the paper and in the SIREN and WIRE baselines, 1 in the NeRF code and FINER
   * @param includeInput whether the raw coordinates come first
   * @see <a href="https://arxiv.org/abs/2003.08934">Mildenhall et al. 2020</a>
   */
  record PositionalEncoding(int octaves, double base, boolean includeInput) implements OfWaves {
    public PositionalEncoding {
      if (octaves < 1 || octaves > 30 || !(base > 0 && base < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "positional encoding of "
                + octaves
                + " octaves on base "
                + base
                + "; 1 to 30 octaves and a positive base are needed");
      }
    }

    @Override
    public int features(int dimensions) {
      return (includeInput ? dimensions : 0) + 2 * octaves * dimensions;
    }

    @Override
    public Waves waves(int dimensions) {
      double[] frequencies = new double[octaves * dimensions * dimensions];
      for (int j = 0; j < octaves; j++) {
        for (int d = 0; d < dimensions; d++) {
          frequencies[(j * dimensions + d) * dimensions + d] = Math.scalb(base, j);
        }
      }
      return Waves.alternating(dimensions, includeInput, frequencies);
    }
  }

  /**
   * Gaussian Fourier features, x ↦ [sin 2πBx, cos 2πBx]; B is drawn once from N(0, sigma²).
   *
   * @param frequencies rows of B, 1 to {@link #MAX_FREQUENCIES}
   * @param sigma standard deviation of B, in cycles per unit of coordinate
   * @param seed equal seeds give equal B on every backend
   * @see <a href="https://arxiv.org/abs/2006.10739">Tancik et al. 2020</a>
   */
  record FourierFeatures(int frequencies, double sigma, long seed) implements OfWaves {
    public FourierFeatures {
      if (frequencies < 1
          || frequencies > MAX_FREQUENCIES
          || !(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "fourier features of "
                + frequencies
                + " frequencies with sigma "
                + sigma
                + "; 1 to "
                + MAX_FREQUENCIES
                + " and a positive sigma are needed");
      }
    }

    @Override
    public int features(int dimensions) {
      return 2 * frequencies;
    }

    @Override
    public Waves waves(int dimensions) {
      CounterRandom random = new CounterRandom(seed, CounterRandom.ENCODING);
      double[] b = new double[frequencies * dimensions];
      for (int i = 0; i < b.length; i++) {
        b[i] = 2 * Math.PI * sigma * random.normal(i);
      }
      return Waves.sinesThenCosines(dimensions, b);
    }
  }

  /**
   * Fourier features of a given matrix, x ↦ [sin 2πBx, cos 2πBx].
   *
   * @param matrix B: at least one row, each with one number per coordinate, in cycles per unit of
   *     coordinate
   */
  record GivenFourierFeatures(List<List<Double>> matrix) implements OfWaves {
    public GivenFourierFeatures {
      matrix = matrix.stream().map(List::copyOf).toList();
      if (matrix.isEmpty()) {
        throw new IllegalArgumentException(
            "given fourier features have no rows; at least 1 is needed");
      }
    }

    @Override
    public int features(int dimensions) {
      return 2 * matrix.size();
    }

    @Override
    public Waves waves(int dimensions) {
      double[] frequencies = new double[matrix.size() * dimensions];
      for (int m = 0; m < matrix.size(); m++) {
        if (matrix.get(m).size() != dimensions) {
          throw new IllegalArgumentException(
              "given fourier features have "
                  + matrix.get(m).size()
                  + " numbers in row "
                  + m
                  + " but there are "
                  + dimensions
                  + " coordinates");
        }
        for (int d = 0; d < dimensions; d++) {
          frequencies[m * dimensions + d] = 2 * Math.PI * matrix.get(m).get(d);
        }
      }
      return Waves.sinesThenCosines(dimensions, frequencies);
    }
  }

  /**
   * Harmonics of each axis, x ↦ [cos k xᵢ, …, sin k xᵢ, …] for k = 1 … harmonics: the basis of the
   * Fourier-KAN layer, whose coefficients are the weights of the linear layer behind it. All
   * cosines come first, axis by axis, then all sines.
   *
   * @param harmonics G, 1 to {@link #MAX_FREQUENCIES}; 270 in FKAN's notebook
   * @see <a href="https://arxiv.org/abs/2409.09323">Mehrabian et al. 2024</a>
   */
  record AxisHarmonics(int harmonics) implements OfWaves {
    public AxisHarmonics {
      if (harmonics < 1 || harmonics > MAX_FREQUENCIES) {
        throw new IllegalArgumentException(
            "axis harmonics up to " + harmonics + "; 1 to " + MAX_FREQUENCIES + " are accepted");
      }
    }

    @Override
    public int features(int dimensions) {
      return 2 * harmonics * dimensions;
    }

    @Override
    public Waves waves(int dimensions) {
      double[] frequencies = new double[dimensions * harmonics * dimensions];
      for (int d = 0; d < dimensions; d++) {
        for (int k = 0; k < harmonics; k++) {
          frequencies[(d * harmonics + k) * dimensions + d] = k + 1;
        }
      }
      return Waves.cosinesThenSines(dimensions, frequencies);
    }
  }
}
