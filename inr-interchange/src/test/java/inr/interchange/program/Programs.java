package inr.interchange.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.encoding.Encoding;
import inr.field.NeuralField;
import inr.grid.Grid;
import inr.interchange.Models;
import inr.io.model.Model;
import inr.network.NetworkSpec;
import inr.selftest.Specimens;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Networks that programs can and cannot be of, and where their numbers are compared. */
final class Programs {
  /** Kinds of encodings that look something up, or have functions of their own. */
  private static final List<Class<? extends Encoding>> REFUSED =
      List.of(
          Encoding.AxisPolynomials.class,
          Encoding.SphericalHarmonics.class,
          Encoding.Tables.class,
          Encoding.HashGrid.class,
          Encoding.StaggeredHashGrid.class,
          Encoding.Phasors.class,
          Encoding.LocalCosines.class,
          Encoding.Pieces.class);

  /**
   * Roundings of float32 through a few layers, as a part of the largest number; formulas that
   * divide by little lose more of them.
   */
  private static final double TOLERANCE = 2e-4;

  private Programs() {}

  static Stream<NetworkSpec> networks() {
    return Stream.concat(
        Stream.concat(
            Specimens.activations().stream().map(Specimens::network),
            Specimens.layers().stream().map(Specimens::network)),
        encodings(false));
  }

  static Stream<NetworkSpec> refused() {
    return encodings(true);
  }

  private static Stream<NetworkSpec> encodings(boolean refused) {
    return Specimens.encodings().stream()
        .filter(encoding -> REFUSED.contains(encoding.getClass()) == refused)
        .map(Specimens::network);
  }

  /** Points of the grid and some between and beyond. */
  static float[][] points(Grid grid) {
    float[][] points = new float[(int) grid.points() + 3][2];
    double[] x = new double[2];
    for (int i = 0; i < grid.points(); i++) {
      grid.coordinates(i, x);
      points[i] = new float[] {(float) x[0], (float) x[1]};
    }
    points[points.length - 3] = new float[] {0, 0};
    points[points.length - 2] = new float[] {-1, 1};
    points[points.length - 1] = new float[] {0.123f, -1.01f};
    return points;
  }

  static void assertClose(NeuralField field, float[][] points, float[][] values) {
    double largest = 0;
    double furthest = 0;
    for (int i = 0; i < points.length; i++) {
      float[] expected = field.value(points[i][0], points[i][1]);
      assertEquals(expected.length, values[i].length);
      for (int c = 0; c < expected.length; c++) {
        largest = Math.max(largest, Math.abs(expected[c] - 127.5));
        double error = Math.abs(expected[c] - values[i][c]);
        assertTrue(error >= 0, "not a number");
        furthest = Math.max(furthest, error);
      }
    }
    assertTrue(furthest <= TOLERANCE * largest, furthest + " of " + largest);
  }

  static void assertRefused(NetworkSpec network, Consumer<Model> export) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> export.accept(Models.of(network)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(
        message.startsWith("encoding " + network.encoding().getClass().getSimpleName()), message);
  }
}
