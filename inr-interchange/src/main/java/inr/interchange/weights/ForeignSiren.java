package inr.interchange.weights;

import inr.grid.Grid;
import inr.io.model.Model;
import inr.io.model.Precision;
import inr.io.model.Provenance;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file tells of a SIREN that was trained elsewhere: its shape, and ω only by what somebody
 * wrote beside it.
 *
 * @param inputs coordinates
 * @param outputs channels
 * @param hiddenLayers sine layers, at least 1
 * @param width of them
 * @param firstOmega ω of the first layer
 * @param omega ω of the others
 */
public record ForeignSiren(
    int inputs,
    int outputs,
    int hiddenLayers,
    int width,
    Optional<Double> firstOmega,
    Optional<Double> omega) {
  /** The rate that SIREN's authors train pictures with; a plan must have one. */
  private static final double LEARNING_RATE = 1e-4;

  /**
   * The SIREN in a file.
   *
   * @throws IllegalArgumentException if it has tensors that are none of one
   */
  public static ForeignSiren of(Safetensors file) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    file.tensors().forEach(tensor -> shapes.put(tensor.name(), tensor.shape()));
    int layers = shapes.size() / 2;
    ParameterNames names =
        Arrays.stream(ParameterNames.values())
            .filter(known -> layers > 1 && known.areOfDense(shapes.keySet()))
            .findFirst()
            .orElseThrow(() -> refusal(shapes));
    List<Integer> first = shapes.getOrDefault(names.of("0.weight", layers), List.of());
    List<Integer> last = shapes.getOrDefault(names.of(layers - 1 + ".weight", layers), List.of());
    if (first.size() != 2 || last.size() != 2) {
      throw refusal(shapes);
    }
    Optional<Double> known =
        names == ParameterNames.SIREN_MODULES
            ? Optional.of(ParameterNames.MODULES_OMEGA)
            : Optional.empty();
    return new ForeignSiren(
        first.get(1),
        last.get(0),
        layers - 1,
        first.get(0),
        number(file, ModelTensors.FIRST_OMEGA).or(() -> known),
        number(file, ModelTensors.HIDDEN_OMEGA).or(() -> known));
  }

  private static IllegalArgumentException refusal(Map<String, List<Integer>> shapes) {
    return new IllegalArgumentException(
        "has no metadata of inr, and its tensors "
            + ModelTensors.some(shapes.keySet())
            + " are not named as a SIREN's: net.0.linear.weight, net.net.0.0.weight or 0.weight, and so on");
  }

  private static Optional<Double> number(Safetensors file, String name) {
    return Optional.ofNullable(file.metadata().get(name))
        .map(
            text -> {
              try {
                return Double.parseDouble(text);
              } catch (NumberFormatException wrong) {
                throw new IllegalArgumentException("metadata have no number for " + name, wrong);
              }
            });
  }

  /**
   * A model of such a network, with parameters that are not those of the file yet.
   *
   * @param firstOmega ω of the first layer
   * @param omega ω of the others
   * @param grid where its signal was sampled
   * @throws IllegalArgumentException if the network does not fit grid and medium
   */
  public Model model(double firstOmega, double omega, Grid grid, Medium medium, ValueRange range) {
    NetworkSpec network = Siren.network(inputs, outputs, hiddenLayers, width, firstOmega, omega);
    TrainingPlan plan = TrainingPlan.of(network, LEARNING_RATE, 0);
    Map<String, String> settings = Map.of(ModelTensors.NETWORK, "siren");
    return new Model(
        plan,
        grid,
        medium,
        range,
        network.layout().initial(0),
        Precision.FLOAT32,
        new Provenance("", "", "", "", "", 0, settings, Map.of()));
  }
}
