package inr.reference;

import inr.circuit.Circuit;
import inr.circuit.Jet;
import inr.circuit.Operation;
import inr.circuit.PieceBlend;
import inr.circuit.Wire;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Networks in windows, blended; keeps the last point. */
final class PiecesStep implements TapeStep {
  private final Operation.Pieces operation;
  private final PieceBlend blend;
  private final CircuitTape[] tapes;
  private final int[] windows;
  private final double[] local;
  private final double[] matrix;
  private double[] point = new double[0];

  PiecesStep(Operation.Pieces operation) {
    this.operation = operation;
    this.blend = new PieceBlend(operation.windows(), operation.jet());
    Jet inner = PieceBlend.inner(operation.windows(), operation.jet());
    Map<Circuit, CircuitTape> ofCircuit = new HashMap<>();
    this.tapes = new CircuitTape[operation.pieces().size()];
    for (int k = 0; k < tapes.length; k++) {
      tapes[k] =
          ofCircuit.computeIfAbsent(
              operation.pieces().get(k).circuit(), circuit -> new CircuitTape(circuit.lift(inner)));
    }
    this.windows = new int[operation.windows().mostAt()];
    this.local = new double[operation.windows().dimensions()];
    this.matrix = new double[blend.size() * blend.size()];
  }

  private interface Term {
    void of(int window, CircuitTape tape, double[] predictions);
  }

  /** Visits the windows that hold the last point, with M times the scale in {@link #matrix}. */
  private void walk(double[] parameters, Term term) {
    int count = operation.windows().at(point, windows);
    for (int i = 0; i < count; i++) {
      Operation.Pieces.Piece piece = operation.pieces().get(windows[i]);
      CircuitTape tape = tapes[windows[i]];
      blend.turn(windows[i]);
      blend.local(point, local);
      blend.at(point, matrix);
      for (int m = 0; m < matrix.length; m++) {
        matrix[m] *= piece.scale();
      }
      term.of(windows[i], tape, tape.forward(own(piece, parameters), local));
    }
  }

  private static double[] own(Operation.Pieces.Piece piece, double[] parameters) {
    return Arrays.copyOfRange(parameters, piece.offset(), piece.offset() + piece.size());
  }

  @Override
  public void forward(double[] x, double[] parameters, double[][] values) {
    point = x;
    for (Wire output : operation.outputs()) {
      Arrays.fill(values[output.number()], 0);
    }
    walk(
        parameters,
        (window, tape, g) -> {
          for (int q = 0; q < blend.size(); q++) {
            double[] y = values[operation.outputs().get(q).number()];
            for (int p = 0; p < blend.size(); p++) {
              for (int c = 0; c < y.length; c++) {
                y[c] += matrix[q * blend.size() + p] * g[p * y.length + c];
              }
            }
          }
        });
  }

  @Override
  public void backward(
      double[] parameters, double[][] values, double[][] slopes, double[] gradient) {
    walk(
        parameters,
        (window, tape, g) -> {
          Operation.Pieces.Piece piece = operation.pieces().get(window);
          double[] own = new double[piece.size()];
          tape.backward(own(piece, parameters), through(slopes), own);
          for (int i = 0; i < own.length; i++) {
            gradient[piece.offset() + i] += own[i];
          }
        });
  }

  /** Mᵀ · slopes of the outputs. */
  private double[] through(double[][] slopes) {
    int channels = operation.outputs().get(0).columns();
    double[] dg = new double[blend.size() * channels];
    for (int q = 0; q < blend.size(); q++) {
      double[] dy = slopes[operation.outputs().get(q).number()];
      for (int p = 0; p < blend.size(); p++) {
        for (int c = 0; c < channels; c++) {
          dg[p * channels + c] += matrix[q * blend.size() + p] * dy[c];
        }
      }
    }
    return dg;
  }

  /** Of the value alone: Σ dy · (w ∂g/∂u · du/dx + ∂w/∂x · g). */
  @Override
  public void toPoint(double[] parameters, double[][] slopes, double[] dx) {
    double[] du = new double[dx.length];
    double[] dy = slopes[operation.outputs().get(0).number()];
    walk(
        parameters,
        (window, tape, g) -> {
          Operation.Pieces.Piece piece = operation.pieces().get(window);
          double[] own = own(piece, parameters);
          tape.backward(own, through(slopes), new double[own.length]);
          tape.toPoint(own, du);
          for (int d = 0; d < dx.length; d++) {
            double weight = blend.slope(point, d) * piece.scale();
            dx[d] += du[d] * operation.windows().axes().get(d).localScale();
            for (int c = 0; c < dy.length; c++) {
              dx[d] += dy[c] * weight * g[c];
            }
          }
        });
  }
}
