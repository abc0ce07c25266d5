package inr.preset;

import inr.activation.Activation;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network ends in, in place of its linear layer: a distribution of each value over bins,
 * whose mean is what the field is. Of values in [−1, 1], the usual training range.
 */
public sealed interface Head {
  /** How many bins. */
  int bins();

  /** The layer. */
  Layer layer(Layer.Dense linear);

  /** What such a network is usually trained by. */
  Loss loss();

  /**
   * The network with this head.
   *
   * @throws IllegalArgumentException if it does not end in a linear layer
   */
  default NetworkSpec on(NetworkSpec network) {
    List<Layer> layers = new ArrayList<>(network.layers());
    Layer last = layers.remove(layers.size() - 1);
    if (!(last instanceof Layer.Dense linear
        && linear.activation() instanceof Activation.Identity)) {
      throw new IllegalArgumentException(
          "a head takes the place of a linear layer but the network ends in another; take another model, such as siren");
    }
    layers.add(layer(linear));
    return new NetworkSpec(network.inputs(), network.encoding(), layers);
  }

  /**
   * Bins with logits. So that nothing of a distribution about a value is cut off there are spare
   * bins on both sides, of three standard deviations.
   *
   * @param bins n, with the spare ones
   * @param ratio standard deviation in widths of a bin, 0.1 to 16; 0.75 as published
   * @see <a href="https://arxiv.org/abs/2403.03950">Farebrother et al. 2024</a>
   */
  record HlGauss(int bins, double ratio) implements Head {
    public HlGauss {
      requireRatio(ratio);
      int least = 2 * spare(ratio) + 2;
      if (bins < least || bins > 1024) {
        throw new IllegalArgumentException(
            "hl-gauss has "
                + bins
                + " bins; "
                + least
                + " to 1024 are accepted with ratio "
                + ratio
                + ", "
                + 2 * spare(ratio)
                + " of them spare");
      }
    }

    /** 32 bins, ratio 0.75. */
    public static HlGauss of() {
      return new HlGauss(32, 0.75);
    }

    private static int spare(double ratio) {
      return (int) Math.ceil(3 * ratio);
    }

    private double end() {
      return 1 + spare(ratio) * 2.0 / (bins - 2 * spare(ratio));
    }

    @Override
    public Layer layer(Layer.Dense linear) {
      return new Layer.Histogram(
          linear.width(), bins, -end(), end(), linear.weight(), linear.bias());
    }

    @Override
    public Loss loss() {
      return new Loss.CrossEntropy(bins, -end(), end(), ratio, 0);
    }
  }

  /**
   * A density by its frequencies. Its ends are neighbours, so values have the middle half of it.
   *
   * @param frequencies K, fewer than bins
   * @param bins n at which it is compared
   * @param ratio standard deviation of what it is compared with in widths of a bin, 0.1 to 16
   * @param smoothness 0 or more: γ of the authors' code
   * @see <a href="https://arxiv.org/abs/2410.22269">Gillman et al. 2024</a>
   */
  record Fourier(int frequencies, int bins, double ratio, double smoothness) implements Head {
    private static final double END = 2;

    public Fourier {
      requireRatio(ratio);
    }

    /** 8 frequencies, 32 bins, ratio 0.75, smoothness 0. */
    public static Fourier of() {
      return new Fourier(8, 32, 0.75, 0);
    }

    @Override
    public Layer layer(Layer.Dense linear) {
      return new Layer.FourierDensity(linear.width(), frequencies, bins, -END, END);
    }

    @Override
    public Loss loss() {
      return new Loss.CrossEntropy(bins, -END, END, ratio, smoothness);
    }
  }

  private static void requireRatio(double ratio) {
    if (!(ratio >= 0.1 && ratio <= 16)) {
      throw new IllegalArgumentException(
          "head has ratio " + ratio + "; 0.1 to 16 widths of a bin are accepted");
    }
  }
}
