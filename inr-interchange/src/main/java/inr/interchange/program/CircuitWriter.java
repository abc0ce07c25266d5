package inr.interchange.program;

import static inr.formula.Expression.z;

import inr.circuit.Circuit;
import inr.circuit.LinearForms;
import inr.circuit.Operation;
import inr.circuit.Parameters;
import inr.circuit.PointFunction;
import inr.circuit.Tensor;
import inr.circuit.Waves;
import inr.circuit.Wire;
import inr.formula.Expression;
import inr.network.NetworkSpec;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a network in a language, operation by operation.
 *
 * @param <V> what stands for rows of numbers in it
 */
final class CircuitWriter<V> {
  private static final double QUARTERS_PER_RADIAN = 2 / Math.PI;

  private final NetworkSpec network;
  private final Parameters parameters;
  private final Language<V> language;
  private final V coordinates;
  private final Map<Wire, V> written = new HashMap<>();

  /**
   * A writer that has written nothing yet.
   *
   * @param coordinates of the points
   */
  CircuitWriter(NetworkSpec network, Parameters parameters, Language<V> language, V coordinates) {
    this.network = network;
    this.parameters = parameters;
    this.language = language;
    this.coordinates = coordinates;
  }

  /**
   * Writes it down, and how its predictions become the numbers that are wanted.
   *
   * @param range training range ⇄ these
   * @return the numbers
   * @throws IllegalArgumentException with the part that no such program carries
   */
  V write(ValueRange range) {
    Circuit circuit = network.circuit();
    for (Operation operation : circuit.operations()) {
      write(operation);
    }
    V predictions = read(circuit.outputs()).get(0);
    Expression stored =
        Expression.constant(range.storedPerTraining())
            .times(z())
            .plus(Expression.constant(range.toStored(0)));
    return language.pointwise(List.of(predictions), List.of(), List.of(stored)).get(0);
  }

  private void write(Operation operation) {
    if (operation instanceof Operation.Features features) {
      written.put(features.output(), features(features.function()));
    } else if (operation instanceof Operation.Affine affine) {
      Tensor weight = affine.weight();
      float[] bias = affine.bias().map(this::values).orElseGet(() -> new float[weight.rows()]);
      Matrix matrix = new Matrix(weight.rows(), weight.columns(), values(weight));
      written.put(affine.output(), language.affine(read(affine.inputs()), matrix, bias));
    } else if (operation instanceof Operation.Pointwise pointwise) {
      List<float[]> columns = pointwise.columns().stream().map(this::values).toList();
      List<V> results = language.pointwise(read(pointwise.inputs()), columns, pointwise.formulas());
      for (int i = 0; i < results.size(); i++) {
        written.put(pointwise.outputs().get(i), results.get(i));
      }
    } else if (operation instanceof Operation.Normalise norm) {
      V x = read(norm.inputs()).get(0);
      float[] gain = values(norm.gain());
      written.put(norm.output(), language.normalise(x, gain, values(norm.shift()), norm.epsilon()));
    } else {
      throw refusal(operation.getClass().getSimpleName());
    }
  }

  private List<V> read(List<Wire> wires) {
    return wires.stream().map(written::get).toList();
  }

  private float[] values(Tensor tensor) {
    int from = tensor.offset();
    return Arrays.copyOfRange(parameters.values(), from, from + tensor.size());
  }

  private V features(PointFunction function) {
    if (function instanceof Waves waves) {
      return waves.count() == 0 ? coordinates : waves(waves);
    } else if (function instanceof LinearForms forms) {
      Matrix matrix = new Matrix(forms.features(), forms.dimensions(), floats(forms.matrix(), 1));
      return language.affine(List.of(coordinates), matrix, floats(forms.shifts(), 1));
    }
    throw refusal(function.getClass().getSimpleName());
  }

  /** Phases in quarter turns, which are reduced exactly before their sines are taken. */
  private V waves(Waves waves) {
    int count = waves.count();
    int first = waves.raw() ? waves.dimensions() : 0;
    Matrix frequencies =
        new Matrix(count, waves.dimensions(), floats(waves.frequencies(), QUARTERS_PER_RADIAN));
    V phases = language.affine(List.of(coordinates), frequencies, new float[count]);
    List<V> results =
        language.pointwise(
            List.of(phases), List.of(), List.of(z().sinQuarters(), z().cosQuarters()));
    int[] columns = new int[waves.features()];
    for (int d = 0; d < first; d++) {
      columns[d] = d;
    }
    for (int m = 0; m < count; m++) {
      columns[waves.sineColumns()[m]] = first + m;
      columns[waves.cosineColumns()[m]] = first + count + m;
    }
    return language.select(
        waves.raw()
            ? List.of(coordinates, results.get(0), results.get(1))
            : List.of(results.get(0), results.get(1)),
        columns);
  }

  private static float[] floats(double[] numbers, double factor) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) (factor * numbers[i]);
    }
    return floats;
  }

  private IllegalArgumentException refusal(String part) {
    return new IllegalArgumentException(
        "encoding "
            + network.encoding().getClass().getSimpleName()
            + " of this network ("
            + part
            + ") cannot be written as a program; take .safetensors, which holds any network, or fit one of"
            + " dense layers, such as --model siren");
  }
}
