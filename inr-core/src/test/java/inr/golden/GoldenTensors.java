package inr.golden;

import inr.circuit.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The numbers of a golden file as our tensors have them.
 *
 * <p>Where ours are other numbers than theirs, value and gradient follow the chain rule: a trained
 * logarithm, a factor that stands in a matrix of ours, halves of a mean. Numbers that the file does
 * not have are 0 and their gradient is NaN.
 */
final class GoldenTensors {
  private static final String GRADIENTS = "grads";

  private final String name;
  private final Map<String, Object> json;

  GoldenTensors(String name, Map<String, Object> json) {
    this.name = name;
    this.json = json;
  }

  /** Whether our parameters are theirs one by one. */
  boolean same() {
    return !List.of("snake", "lff", "fan", "kan", "wire", "bacon").contains(name);
  }

  /** Rows of a matrix that is not trained. */
  List<List<Double>> constant(String tensor, int columns) {
    double[] b = data("constants", tensor);
    List<List<Double>> rows = new ArrayList<>();
    for (int m = 0; m < b.length; m += columns) {
      rows.add(Arrays.stream(b, m, m + columns).boxed().toList());
    }
    return rows;
  }

  /** Values or gradients of one of our tensors. */
  double[] of(String group, Tensor tensor) {
    String ours = tensor.name();
    return switch (name) {
      case "fkan" -> fkan(group, tensor);
      case "snake" ->
          ours.endsWith("log-a") ? logarithm(group, ours.replace("log-a", "a")) : data(group, ours);
      case "elephant" -> data(group, ours.replace("log-", "log_"));
      case "crrelu" -> data(group, ours.replace("epsilon", "eps"));
      case "lff" -> lff(group, tensor);
      case "fan" -> fan(group, tensor);
      case "kaf" -> kaf(group, tensor);
      case "kan" -> kan(group, tensor);
      case "wire" -> wire(group, tensor);
      case "mfn-fourier", "mfn-gabor" -> filters(group, ours);
      case "bacon" -> bacon(group, tensor);
      case "hashgrid" -> hashGrid(group, tensor);
      default -> data(group, ours);
    };
  }

  /**
   * Our layer 0 is the Fourier layer, layer 1 the layer norm, and layer l their dense layer l − 1.
   */
  private double[] fkan(String group, Tensor tensor) {
    return switch (tensor.name()) {
      case "0.weight" ->
          sideBySide(tensor.rows(), data(group, "fourier.cos"), data(group, "fourier.sin"));
      case "0.bias" -> data(group, "fourier.bias");
      case "1.gain" -> data(group, "norm.gain");
      case "1.shift" -> data(group, "norm.shift");
      default -> data(group, tensor.name().charAt(0) - '1' + tensor.name().substring(1));
    };
  }

  /** Ours has turns and sines first, and the factor 1/√32 in its first matrix. */
  private double[] lff(String group, Tensor tensor) {
    if (tensor.name().equals("encoding.frequencies")) {
      return scaled(group, data(group, "Wr"), 1 / (2 * Math.PI));
    }
    String theirs = tensor.name().charAt(0) + 1 - '0' + tensor.name().substring(1);
    double[] data = data(group, theirs);
    if (!theirs.equals("1.weight")) {
      return data;
    }
    int half = tensor.columns() / 2;
    double[] swapped = new double[data.length];
    for (int i = 0; i < data.length; i++) {
      int column = i % tensor.columns();
      swapped[i - column + (column + half) % tensor.columns()] = data[i];
    }
    return scaled(group, swapped, 1 / Math.sqrt(32));
  }

  /** Ours has shifts in the angles. */
  private double[] fan(String group, Tensor tensor) {
    String ours = tensor.name();
    if (ours.endsWith("periodic.bias")) {
      return missing(group, tensor);
    }
    return data(group, ours.replace("periodic.weight", "Wp").replace("other", "g"));
  }

  private double[] kaf(String group, Tensor tensor) {
    String layer = tensor.name().substring(0, 2);
    return switch (tensor.name().substring(2)) {
      case "waves.weight" -> transposed(data(group, layer + "Omega"), tensor.rows());
      case "waves.bias" -> data(group, layer + "beta");
      case "mix.weight" -> data(group, layer + "C");
      case "mix.bias" -> data(group, layer + "e");
      case "base" -> data(group, layer + "a");
      case "fourier" -> data(group, layer + "c");
      case "out.weight" -> data(group, layer + "V");
      case "out.bias" -> data(group, layer + "v");
      default -> data(group, tensor.name());
    };
  }

  /** Theirs are {@code [out, in, functions]}, ours {@code [out, functions, in]}. */
  private double[] kan(String group, Tensor tensor) {
    String layer = tensor.name().substring(0, 2);
    if (tensor.name().endsWith("base.bias")) {
      return missing(group, tensor);
    }
    if (tensor.name().endsWith("base.weight")) {
      return data(group, layer + "base");
    }
    int in = layer.equals("0.") ? 2 : 6;
    int size = tensor.columns();
    double[] theirs = data(group, layer + "coef");
    double[] ours = new double[theirs.length];
    for (int o = 0; o < tensor.rows(); o++) {
      double[] row = Arrays.copyOfRange(theirs, o * size, (o + 1) * size);
      System.arraycopy(transposed(row, size / in), 0, ours, o * size, size);
    }
    return ours;
  }

  /** The real part of W h is [Wᵣ, −Wᵢ][hᵣ, hᵢ]; the last imaginary shift changes nothing. */
  private double[] wire(String group, Tensor tensor) {
    String layer = tensor.name().substring(0, 2);
    String rest = tensor.name().substring(2);
    if (layer.equals("2.") && rest.equals("weight")) {
      double[] imaginary = data(group, "2.weight.im");
      double[] negated = Arrays.stream(imaginary).map(number -> -number).toArray();
      return sideBySide(tensor.rows(), data(group, "2.weight.re"), negated);
    }
    int dot = rest.indexOf('.');
    String part = dot < 0 || rest.startsWith("real") ? ".re" : ".im";
    return data(group, layer + rest.substring(dot + 1) + part);
  }

  private double[] filters(String group, String ours) {
    String theirs = ours.replace("encoding.", "");
    if (theirs.startsWith("0.")) {
      return data(group, "out" + theirs.substring(1));
    }
    int centre = theirs.indexOf("centre");
    if (centre < 0) {
      return data(group, theirs);
    }
    double[] both = data(group, theirs.substring(0, centre) + "mu");
    return transposedRow(both, 2, theirs.charAt(theirs.length() - 1) - '0');
  }

  /** The mean of two linear ends is one end of halves. */
  private double[] bacon(String group, Tensor tensor) {
    String ours = tensor.name().replace("encoding.", "");
    if (ours.startsWith("filter")) {
      return data(group, ours.replace("filter", "phi").replace(".phase", ""));
    }
    if (ours.startsWith("linear")) {
      return data(group, ours);
    }
    double[] first = data(group, "out0" + ours.substring(1));
    double[] second = data(group, "out1" + ours.substring(1));
    if (ours.equals("0.weight")) {
      return scaled(group, sideBySide(tensor.rows(), first, second), 0.5);
    }
    // each shift goes into the mean by half, so the gradient of either is half of ours
    DoubleBinaryOperator together =
        group.equals(GRADIENTS) ? (a, b) -> a + b : (a, b) -> (a + b) / 2;
    double[] both = new double[first.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = together.applyAsDouble(first[i], second[i]);
    }
    return both;
  }

  /** Ours are a tensor for each level. */
  private double[] hashGrid(String group, Tensor tensor) {
    if (!tensor.name().startsWith("encoding.table")) {
      return data(group, tensor.name());
    }
    int level = tensor.name().charAt(tensor.name().length() - 1) - '0';
    return Arrays.copyOfRange(
        data(group, "table"), level * tensor.size(), (level + 1) * tensor.size());
  }

  /** Points as ours: y, x in [−1, 1] where theirs are x, y in [0, 1]. */
  double[] coordinates(double[] theirs) {
    return name.equals("hashgrid") ? swapped(theirs, x -> 2 * x - 1) : theirs;
  }

  /** Slopes along our coordinates. */
  double[] jacobian(double[] theirs) {
    return name.equals("hashgrid") ? swapped(theirs, slope -> slope / 2) : theirs;
  }

  private static double[] swapped(double[] pairs, DoubleUnaryOperator each) {
    double[] swapped = new double[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      swapped[i] = each.applyAsDouble(pairs[i ^ 1]);
    }
    return swapped;
  }

  /** Values times a factor, gradients divided by it. */
  private static double[] scaled(String group, double[] theirs, double factor) {
    double f = group.equals(GRADIENTS) ? 1 / factor : factor;
    return Arrays.stream(theirs).map(number -> f * number).toArray();
  }

  /** Logarithms of values; ∂/∂ log a = a ∂/∂a. */
  private double[] logarithm(String group, String theirs) {
    double[] values = data("params", theirs);
    double[] data = data(group, theirs);
    double[] ours = new double[data.length];
    for (int i = 0; i < ours.length; i++) {
      ours[i] = group.equals(GRADIENTS) ? values[i] * data[i] : Math.log(values[i]);
    }
    return ours;
  }

  private static double[] missing(String group, Tensor tensor) {
    double[] numbers = new double[tensor.size()];
    Arrays.fill(numbers, group.equals(GRADIENTS) ? Double.NaN : 0);
    return numbers;
  }

  private static double[] sideBySide(int rows, double[] left, double[] right) {
    int width = left.length / rows;
    double[] both = new double[left.length + right.length];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(left, row * width, both, 2 * row * width, width);
      System.arraycopy(right, row * width, both, (2 * row + 1) * width, width);
    }
    return both;
  }

  /** A matrix whose columns become {@code rows} rows. */
  private static double[] transposed(double[] matrix, int rows) {
    double[] turned = new double[matrix.length];
    int columns = matrix.length / rows;
    for (int r = 0; r < rows; r++) {
      System.arraycopy(transposedRow(matrix, rows, r), 0, turned, r * columns, columns);
    }
    return turned;
  }

  /** One of the columns of a matrix. */
  private static double[] transposedRow(double[] matrix, int columns, int column) {
    double[] row = new double[matrix.length / columns];
    for (int r = 0; r < row.length; r++) {
      row[r] = matrix[r * columns + column];
    }
    return row;
  }

  private double[] data(String group, String tensor) {
    return Golden.numbers(Golden.map(Golden.map(json.get(group)).get(tensor)).get("data"));
  }
}
