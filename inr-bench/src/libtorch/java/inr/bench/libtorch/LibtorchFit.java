package inr.bench.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import inr.activation.Activation;
import inr.bench.suite.Rival;
import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.network.Layer;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A SIREN with its gradients by libtorch's own differentiation.
 *
 * <p>Nothing is left to be gained by other calls: matrix products add the bias on the way, ω is
 * multiplied in place, and Java gives each intermediate array back as soon as libtorch alone needs
 * it.
 */
final class LibtorchFit implements Rival.Fit {
  private final NDManager manager;
  private final TrainingPlan plan;
  private final List<Dense> layers = new ArrayList<>();
  private final List<Chunk> chunks = new ArrayList<>();
  private final double elements;
  private int step;

  /** One layer: its tensors with their moments, and ω of its sine, or 0 for none. */
  private record Dense(Tensor weight, Tensor bias, double omega) {}

  private record Tensor(NDArray values, NDArray first, NDArray second) {}

  /** Coordinates {@code [points, D]} and targets {@code [points, C]}. */
  private record Chunk(NDArray coordinates, NDArray targets) {}

  LibtorchFit(NDManager manager, TrainingPlan plan, Signal signal, int chunk) {
    this.manager = manager;
    this.plan = plan;
    this.elements = (double) signal.points() * signal.channels();
    ParameterLayout layout = plan.network().layout();
    float[] parameters = layout.initial(plan.seed()).values();
    List<Layer> specs = plan.network().layers();
    for (int l = 0; l < specs.size(); l++) {
      layers.add(
          new Dense(
              tensor(layout.tensor(l + ".weight"), parameters),
              tensor(layout.tensor(l + ".bias"), parameters),
              omega(specs.get(l))));
    }
    for (int start = 0; start < signal.points(); start += chunk) {
      chunks.add(chunk(signal, start, Math.min(chunk, signal.points() - start)));
    }
  }

  private static double omega(Layer layer) {
    if (layer instanceof Layer.Dense dense) {
      if (dense.activation() instanceof Activation.Sine sine) {
        return sine.omega0();
      }
      if (dense.activation() instanceof Activation.Identity) {
        return 0;
      }
    }
    throw new IllegalArgumentException("libtorch: trains sine layers here, not " + layer);
  }

  private Tensor tensor(Tensor place, float[] parameters) {
    Shape shape =
        place.name().endsWith("bias")
            ? new Shape(place.rows())
            : new Shape(place.rows(), place.columns());
    float[] values = Arrays.copyOfRange(parameters, place.offset(), place.offset() + place.size());
    NDArray array = manager.create(values, shape);
    array.setRequiresGradient(true);
    return new Tensor(array, manager.zeros(shape), manager.zeros(shape));
  }

  private Chunk chunk(Signal signal, int start, int points) {
    int dimensions = signal.coordinates().dimensions();
    int channels = signal.channels();
    float[] coordinates = new float[points * dimensions];
    float[] targets = new float[points * channels];
    double[] place = new double[dimensions];
    for (int i = 0; i < points; i++) {
      signal.coordinates().coordinates(start + i, place);
      for (int d = 0; d < dimensions; d++) {
        coordinates[i * dimensions + d] = (float) place[d];
      }
      for (int c = 0; c < channels; c++) {
        targets[i * channels + c] = (float) signal.target(start + i, c);
      }
    }
    return new Chunk(
        manager.create(coordinates, new Shape(points, dimensions)),
        manager.create(targets, new Shape(points, channels)));
  }

  @Override
  public double step() {
    double loss = 0;
    for (Chunk chunk : chunks) {
      loss += addGradients(chunk);
    }
    step++;
    for (Dense layer : layers) {
      update(layer.weight());
      update(layer.bias());
    }
    return loss;
  }

  /** Adds a chunk's share of the gradients and returns its share of the loss. */
  private double addGradients(Chunk chunk) {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray predictions = forward(chunk.coordinates());
      NDArray errors = predictions.sub(chunk.targets());
      NDArray squares = errors.square();
      NDArray sum = squares.sum();
      NDArray loss = sum.mul((float) (1 / elements));
      loss.attach(scope);
      for (NDArray done : List.of(predictions, errors, squares, sum)) {
        done.close();
      }
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  private NDArray forward(NDArray coordinates) {
    NDArray x = coordinates;
    for (Dense layer : layers) {
      NDArray z =
          Linear.linear(x, layer.weight().values(), layer.bias().values()).singletonOrThrow();
      if (x != coordinates) {
        x.close();
      }
      x = z;
      if (layer.omega() != 0) {
        z.muli((float) layer.omega());
        x = z.sin();
        z.close();
      }
    }
    return x;
  }

  /** Adam as {@link Optimizer} defines it, with ε after the bias correction. */
  private void update(Tensor tensor) {
    Optimizer adam = plan.optimizer();
    double first = 1 - Math.pow(adam.beta1(), step);
    double second = Math.sqrt(1 - Math.pow(adam.beta2(), step));
    float rate = (float) (plan.learningRate() * plan.schedule().factor(step - 1) * second / first);
    NDArray values = tensor.values();
    try (NDArray gradient = values.getGradient()) {
      values
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(values, gradient, tensor.first(), tensor.second()),
              new NDList(values),
              rate,
              rate,
              /* weightDecay= */ 0,
              /* rescaleGrad= */ 1,
              /* clipGrad= */ -1,
              (float) adam.beta1(),
              (float) adam.beta2(),
              (float) (adam.epsilon() * second),
              /* lazyUpdate= */ true,
              /* adamw= */ false);
      gradient.muli(0);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
