package inr.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is carried beside the value of a field, in order. A curvature needs the slopes along all
 * axes that it has weights for, before it.
 *
 * @param channels derivatives and other outputs; none for the value alone
 */
public record Jet(List<Channel> channels) {
  public Jet {
    channels = List.copyOf(channels);
    for (int c = 0; c < channels.size(); c++) {
      if (channels.get(c) instanceof Channel.Curvature curvature) {
        List<Channel> before = channels.subList(0, c);
        for (int i = 0; i < curvature.weights().size(); i++) {
          for (int j = 0; j < curvature.weights().size(); j++) {
            if (curvature.weight(i, j) != 0
                && !(before.contains(new Channel.Slope(i))
                    && before.contains(new Channel.Slope(j)))) {
              throw new IllegalArgumentException(
                  "jet has a curvature along axes "
                      + i
                      + " and "
                      + j
                      + " without their slopes before it");
            }
          }
        }
      }
    }
  }

  /** The value alone. */
  public static Jet value() {
    return new Jet(List.of());
  }

  /** ∂/∂x₁ … ∂/∂x_D. */
  public static Jet gradient(int dimensions) {
    return new Jet(slopes(dimensions));
  }

  /** The gradient, then Σ wᵢ ∂²/∂xᵢ². */
  public static Jet gradientAnd(double... secondDerivatives) {
    List<Channel> channels = new ArrayList<>(slopes(secondDerivatives.length));
    channels.add(Channel.Curvature.diagonal(secondDerivatives));
    return new Jet(channels);
  }

  /** The gradient, then the Laplacian. */
  public static Jet laplacian(int dimensions) {
    return gradientAnd(IntStream.range(0, dimensions).mapToDouble(d -> 1).toArray());
  }

  /** The derivatives among the channels: what operations carry along, as heads are there anyway. */
  Jet derivatives() {
    return new Jet(
        channels.stream().filter(channel -> !(channel instanceof Channel.Head)).toList());
  }

  private static List<Channel> slopes(int dimensions) {
    return IntStream.range(0, dimensions).<Channel>mapToObj(Channel.Slope::new).toList();
  }

  /** Values of a channel of the field that a point has: 1 and the channels here. */
  public int size() {
    return 1 + channels.size();
  }
}
