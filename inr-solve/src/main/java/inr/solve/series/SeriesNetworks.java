package inr.solve.series;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Networks of one coordinate that are said to continue what is periodic.
 *
 * @see <a href="https://arxiv.org/abs/2006.08195">Ziyin, Hartwig and Ueda 2020</a>
 * @see <a href="https://arxiv.org/abs/2410.02675">Dong et al. 2024</a>
 */
public final class SeriesNetworks {
  private SeriesNetworks() {}

  /**
   * Two layers of Snake, x + sin²(ax)/a.
   *
   * @param outputs of the network
   * @param width of both layers
   * @param a where it begins; with x from −1 to 1, radians from the middle to an end
   * @param bias biases of both layers begin in U(±bias) and U(±bias/√width); 1 is PyTorch's
   * @param end the last layer begins at this part of PyTorch's
   */
  public static NetworkSpec snake(int outputs, int width, double a, double bias, double end) {
    Activation snake = new Activation.Snake(a);
    double bound = 1 / Math.sqrt(width);
    return new NetworkSpec(
        1,
        new Encoding.Identity(),
        List.of(
            new Layer.Dense(width, snake, Distribution.pytorch(1), new Distribution.Uniform(bias)),
            new Layer.Dense(
                width, snake, Distribution.pytorch(width), new Distribution.Uniform(bias * bound)),
            new Layer.Dense(
                outputs,
                new Activation.Identity(),
                new Distribution.Uniform(end * bound),
                Distribution.pytorch(width))));
  }

  /** Two layers of FAN: a quarter cosines, a quarter sines of ωWx, the rest GELU. */
  public static NetworkSpec fan(int outputs, int width, double omega) {
    return network(
        outputs,
        width,
        new Layer.FourierAnalysis(width, omega),
        new Layer.FourierAnalysis(width, 1));
  }

  /** Layers of one's own, and a linear one behind them. */
  public static NetworkSpec network(int outputs, int width, Layer... hidden) {
    Layer[] layers = Arrays.copyOf(hidden, hidden.length + 1);
    Distribution end = Distribution.pytorch(width);
    layers[hidden.length] = new Layer.Dense(outputs, new Activation.Identity(), end, end);
    return new NetworkSpec(1, new Encoding.Identity(), Arrays.asList(layers));
  }
}
