package inr.golden;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.circuit.Role;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.List;
import java.util.Map;

/**
 * Derivatives computed in double precision elsewhere, from the formulas and checked by differences:
 * a net 2 → 4 → 3 → 1 of sin(1.5z) with W[i, j] = 0.9 sin(1 + 1.7i + 0.6j + k) and b[i] = 0.3
 * cos(1.3i + k) in layer k, at (0.3, −0.2).
 */
public final class GoldenJet {
  /** The point. */
  public static double[] point() {
    return new double[] {0.3, -0.2};
  }

  /** u, u_x, u_y, Δu. */
  public static double[] laplacian() {
    return new double[] {
      0.749681625129182, -0.422318123508281, -0.351994797778169, -3.555685494954
    };
  }

  /** First and second derivative along (0.6, 0.8). */
  public static double[] along() {
    return new double[] {-0.534986712328, -2.898884609894};
  }

  /** Slopes of L = 0.7u + 0.4u_x − 1.1u_y + 0.25Δu by what the jet has. */
  public static double[] slopes() {
    return new double[] {0.7, 0.4, -1.1, 0.25};
  }

  /** L. */
  public static final double LOSS = -0.145877207995;

  /** Of each tensor the first elements of ∂L/∂tensor. */
  public static final Map<String, double[]> GRADIENT =
      Map.of(
          "0.weight", new double[] {-0.3026240411, -1.5136270896},
          "0.bias", new double[] {2.9475820712},
          "1.weight", new double[] {-0.2105537076, -0.0173589092},
          "1.bias", new double[] {0.1705174088},
          "2.weight", new double[] {-0.4465963087, -0.6086882303},
          "2.bias", new double[] {0.7});

  private GoldenJet() {}

  /** The net. */
  public static NetworkSpec network() {
    Distribution given = new Distribution.Constant(0);
    return new NetworkSpec(
        2,
        new Encoding.Identity(),
        List.of(
            new Layer.Dense(4, new Activation.Sine(1.5), given, given),
            new Layer.Dense(3, new Activation.Sine(1.5), given, given),
            new Layer.Dense(1, new Activation.Identity(), given, given)));
  }

  /** Its parameters. */
  public static double[] parameters() {
    ParameterLayout layout = network().layout();
    double[] values = new double[layout.size()];
    for (Tensor tensor : layout.tensors()) {
      int k = tensor.number() / 2;
      for (int i = 0; i < tensor.rows(); i++) {
        for (int j = 0; j < tensor.columns(); j++) {
          values[tensor.offset() + i * tensor.columns() + j] =
              tensor.role() == Role.WEIGHT
                  ? 0.9 * Math.sin(1 + 1.7 * i + 0.6 * j + k)
                  : 0.3 * Math.cos(1.3 * i + k);
        }
      }
    }
    return values;
  }

  /** Its parameters, rounded. */
  public static Parameters rounded() {
    double[] exact = parameters();
    float[] values = new float[exact.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) exact[i];
    }
    return new Parameters(network().layout(), values);
  }
}
