package inr.cuda;

import inr.backend.Refusals;
import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceArena;
import inr.cuda.driver.DeviceBuffer;
import inr.grid.Coordinates;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Predictions and input derivatives of a network on the device. */
final class DeviceEvaluation {
  /** Predictions that are fetched at once. */
  private static final int RUN_NUMBERS = 1 << 20;

  private final DeviceSession session;
  private final DeviceNetwork network;
  private final Optional<FusedPass> fused;
  private final MatrixProducts products;
  private @Nullable DeviceBuffer predictions;
  private @Nullable LayeredPass layered;

  /**
   * Memory is taken when it is needed first.
   *
   * @param fused the pass to evaluate with, unless the network is evaluated layer by layer
   */
  DeviceEvaluation(
      DeviceSession session,
      DeviceNetwork network,
      Optional<FusedPass> fused,
      MatrixProducts products) {
    this.session = session;
    this.network = network;
    this.fused = fused;
    this.products = products;
  }

  void evaluate(Coordinates coordinates, float[] result) {
    Refusals.requirePredictions(network.spec(), coordinates, result);
    session.run(() -> predict(coordinates, result));
  }

  private void predict(Coordinates coordinates, float[] result) {
    int channels = network.outputs();
    try (DeviceArena temporary = session.device().newArena()) {
      DevicePoints points = new DevicePoints(coordinates, temporary);
      if (fused.isPresent()) {
        DeviceBuffer buffer = predictions();
        int run = Math.max(1, RUN_NUMBERS / channels);
        int count;
        for (int first = 0; first < points.count(); first += count) {
          count = Math.min(run, points.count() - first);
          fused.get().evaluate(points, first, count, buffer);
          buffer.download(result, first * channels, count * channels, 0);
        }
      } else {
        LayeredPass pass = layered();
        DeviceBatch all = DeviceBatch.all(points.count());
        int count;
        for (int first = 0; first < points.count(); first += count) {
          count = Math.min(pass.capacity(), points.count() - first);
          DeviceBuffer rows = pass.forward(points, all, first, count);
          rows.download(result, first * channels, count * channels, 0);
        }
      }
    }
  }

  private DeviceBuffer predictions() {
    DeviceBuffer buffer = predictions;
    if (buffer == null) {
      buffer =
          session.arena().allocate("predictions", 4L * Math.max(RUN_NUMBERS, network.outputs()));
      predictions = buffer;
    }
    return buffer;
  }

  private LayeredPass layered() {
    LayeredPass pass = layered;
    if (pass == null) {
      pass = layered(Integer.MAX_VALUE, false, session.arena());
      layered = pass;
    }
    return pass;
  }

  private LayeredPass layered(int points, boolean slopes, DeviceArena arena) {
    Device device = session.device();
    return new LayeredPass(device, network, products, points, slopes, arena);
  }

  void jacobian(Coordinates coordinates, float[] result) {
    Refusals.requireJacobian(network.spec(), coordinates, result);
    session.run(() -> differentiate(coordinates, result));
  }

  private void differentiate(Coordinates coordinates, float[] result) {
    int numbers = network.outputs() * network.spec().inputs();
    try (DeviceArena temporary = session.device().newArena()) {
      DevicePoints points = new DevicePoints(coordinates, temporary);
      LayeredPass pass = layered(points.count(), true, temporary);
      LayeredJacobian derivatives = new LayeredJacobian(session.device(), network, pass);
      DeviceBuffer jacobian =
          temporary.allocate("input derivatives", 4L * pass.capacity() * numbers);
      DeviceBatch all = DeviceBatch.all(points.count());
      int count;
      for (int first = 0; first < points.count(); first += count) {
        count = Math.min(pass.capacity(), points.count() - first);
        derivatives.compute(points, all, first, count, jacobian);
        jacobian.download(result, first * numbers, count * numbers, 0);
      }
    }
  }
}
