package inr.preset;

import inr.network.NetworkSpec;
import java.util.function.Function;

/**
 * A network of the field that follows its shape and settings alone.
 *
 * @param name that people use
 * @param description what it is, in one line
 * @param source where it comes from
 * @param usual its settings by shape
 * @param builder of the network
 * @param pictureRate learning rate for pictures
 * @param soundRate learning rate for sounds
 */
record PublishedNetwork(
    String name,
    String description,
    String source,
    Function<Shape, Settings> usual,
    Builder builder,
    double pictureRate,
    double soundRate)
    implements Preset.OfShape {

  /** The network of a shape and settings; {@code seed} is of what is drawn once and not trained. */
  @FunctionalInterface
  interface Builder {
    NetworkSpec of(Shape shape, Settings settings, long seed);
  }

  @Override
  public Settings settings(Shape shape) {
    return usual.apply(shape);
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    return builder.of(shape, settings, seed);
  }

  @Override
  public Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.dense(shape, network, shape.isSound() ? soundRate : pictureRate);
  }
}
