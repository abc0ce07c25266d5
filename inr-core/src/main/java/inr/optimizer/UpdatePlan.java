package inr.optimizer;

import inr.circuit.ParameterLayout;
import inr.circuit.Role;
import inr.circuit.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** An optimizer taken apart for the parameters of one network: what engines follow. */
public final class UpdatePlan {
  /** Name of the array of an average. */
  public static final String AVERAGE = "average";

  /** Name of the slow parameters of a lookahead. */
  public static final String SLOW = "lookahead.slow";

  /**
   * Tensors of one rule.
   *
   * @param rate factor on the learning rate
   */
  public record Part(Optimizer.Rule rule, double rate, List<Tensor> tensors) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<Tensor> clocks;
  private final OptionalDouble clip;
  private final OptionalDouble average;
  private final Optional<Optimizer.Lookahead> lookahead;

  /** Takes an optimizer apart. */
  public UpdatePlan(Optimizer optimizer, ParameterLayout layout) {
    OptionalDouble norm = OptionalDouble.empty();
    OptionalDouble decay = OptionalDouble.empty();
    Optional<Optimizer.Lookahead> slow = Optional.empty();
    Optimizer rest = optimizer;
    while (true) {
      if (rest instanceof Optimizer.Clipped clipped) {
        requireOnce(norm.isEmpty(), "clipped");
        norm = OptionalDouble.of(clipped.norm());
        rest = clipped.inner();
      } else if (rest instanceof Optimizer.Averaged averaged) {
        requireOnce(decay.isEmpty(), "averaged");
        decay = OptionalDouble.of(averaged.decay());
        rest = averaged.inner();
      } else if (rest instanceof Optimizer.Lookahead lookahead) {
        requireOnce(slow.isEmpty(), "lookahead");
        slow = Optional.of(lookahead);
        rest = lookahead.inner();
      } else {
        break;
      }
    }
    this.clip = norm;
    this.average = decay;
    this.lookahead = slow;
    this.clocks = layout.clocks();
    List<Tensor> moved = layout.tensors().stream().filter(t -> t.role() != Role.CLOCK).toList();
    if (rest instanceof Optimizer.Rule rule) {
      add(rule, 1, moved);
    } else {
      addGroups(((Optimizer.Grouped) rest).groups(), moved);
    }
  }

  private static void requireOnce(boolean first, String wrapper) {
    if (!first) {
      throw new IllegalArgumentException("optimizer is " + wrapper + " twice; once is enough");
    }
  }

  private void addGroups(List<Optimizer.Group> groups, List<Tensor> moved) {
    List<Tensor> left = new ArrayList<>(moved);
    List<Tensor> weights = left.stream().filter(t -> t.role() == Role.WEIGHT).toList();
    for (Optimizer.Group group : groups) {
      List<Tensor> taken = new ArrayList<>();
      for (Tensor tensor : left) {
        boolean outermost =
            tensor.role() == Role.WEIGHT
                && (tensor.equals(weights.get(0))
                    || tensor.equals(weights.get(weights.size() - 1)));
        boolean inside = group.members() != Optimizer.Members.HIDDEN_WEIGHTS || !outermost;
        if (inside && group.members().includes(tensor.role())) {
          taken.add(tensor);
        }
      }
      left.removeAll(taken);
      add(group.rule(), group.rate(), taken);
    }
  }

  private void add(Optimizer.Rule rule, double rate, List<Tensor> tensors) {
    if (tensors.isEmpty()) {
      return;
    }
    if (rule instanceof Optimizer.Muon && tensors.stream().anyMatch(t -> t.role() != Role.WEIGHT)) {
      throw new IllegalArgumentException(
          "muon updates matrices only; put it into a group of hidden weights, as grouped does by"
              + " default");
    }
    if (rule instanceof Optimizer.SpectralAdam spectral) {
      if (tensors.stream().anyMatch(t -> t.role() != Role.TABLE)) {
        throw new IllegalArgumentException(
            "spectral adam updates tables only; put it into a group of tables");
      }
      tensors.forEach(table -> HartleyTransform.axes(spectral.nodes(), table.rows()));
    }
    parts.add(new Part(rule, rate, tensors));
  }

  /** The parts; every tensor that is no clock is in one of them. */
  public List<Part> parts() {
    return parts;
  }

  /** Tensors to which each update adds 1, whatever their gradient. */
  public List<Tensor> clocks() {
    return clocks;
  }

  /** Norm to which the gradient is clipped. */
  public OptionalDouble clip() {
    return clip;
  }

  /** Decay of the average that the model is. */
  public OptionalDouble average() {
    return average;
  }

  /** When slow parameters follow. */
  public Optional<Optimizer.Lookahead> lookahead() {
    return lookahead;
  }

  /** Names of the slots, each an array as long as the parameters that starts at 0. */
  public Set<String> slots() {
    Set<String> slots = new LinkedHashSet<>();
    parts.forEach(part -> slots.addAll(part.rule().slots()));
    return slots;
  }

  /** Names of the arrays that start as copies of the parameters. */
  public Set<String> copies() {
    Set<String> copies = new LinkedHashSet<>();
    if (average.isPresent()) {
      copies.add(AVERAGE);
    }
    if (lookahead.isPresent()) {
      copies.add(SLOW);
    }
    return copies;
  }
}
