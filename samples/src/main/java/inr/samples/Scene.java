package inr.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opaque layers, each on top of those before it, that stand in calm water and can be seen in it
 * upside down.
 */
final class Scene {
  private static final int STRIP = 8;

  private record Layer(Outline shape, Paint paint, double waterline) {}

  /** For each upright strip of the picture the layers that reach into it, the top one first. */
  private final List<List<Layer>> strips = new ArrayList<>();

  Scene(int width) {
    for (int i = 0; i <= width / STRIP; i++) {
      strips.add(new ArrayList<>());
    }
  }

  /**
   * Adds a layer on top.
   *
   * @param waterline y at which the layer is mirrored; things farther away have a higher one
   */
  void add(double waterline, Outline shape, Paint paint) {
    Layer layer = new Layer(shape, paint, waterline);
    for (int i = strip(shape.left()); i <= strip(shape.right()); i++) {
      strips.get(i).add(0, layer);
    }
  }

  /** The colour at a point, if any layer is there. */
  Optional<Colour> at(double x, double y) {
    for (Layer layer : strips.get(strip(x))) {
      if (layer.shape.contains(x, y)) {
        return Optional.of(layer.paint.at(x, y));
      }
    }
    return Optional.empty();
  }

  /** The colour that a mirror of water shows at a point, if any layer is seen there. */
  Optional<Colour> mirrored(double x, double y) {
    for (Layer layer : strips.get(strip(x))) {
      double above = 2 * layer.waterline - y;
      if (layer.shape.contains(x, above)) {
        return Optional.of(layer.paint.at(x, above));
      }
    }
    return Optional.empty();
  }

  private int strip(double x) {
    return (int) Math.max(0, Math.min(strips.size() - 1, x / STRIP));
  }
}
