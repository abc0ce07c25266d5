package inr.backend;

import inr.circuit.Parameters;
import inr.optimizer.UpdatePlan;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trainer between two steps: everything that a later step reads and that plan, signal and step do
 * not tell.
 *
 * <p>The plan decides the names of the arrays, so every backend has the same ones: {@value
 * #PARAMETERS}, the slots of the optimizer, and what else the plan's parts keep.
 *
 * @param step steps done
 * @param rateFactor factor on the learning rate besides the schedule; 1 unless a diverged run was
 *     slowed down
 * @param arrays by name
 */
public record TrainerState(long step, double rateFactor, SortedMap<String, Numbers> arrays) {
  /** Name of the parameters. */
  public static final String PARAMETERS = "parameters";

  public TrainerState {
    if (step < 0 || !(rateFactor > 0)) {
      throw new IllegalArgumentException(
          "trainer state has step " + step + " and rate factor " + rateFactor);
    }
    arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
    if (!arrays.containsKey(PARAMETERS)) {
      throw new IllegalArgumentException(
          "trainer state has arrays " + arrays.keySet() + " but no " + PARAMETERS);
    }
  }

  /** A state of some arrays. */
  public static TrainerState of(long step, double rateFactor, Map<String, Numbers> arrays) {
    return new TrainerState(step, rateFactor, new TreeMap<>(arrays));
  }

  /** The state before the first step of a plan whose parameters are given. */
  public static TrainerState beginning(TrainingPlan plan, Signal signal, Parameters parameters) {
    UpdatePlan update = new UpdatePlan(plan.optimizer(), parameters.layout());
    Map<String, Numbers> arrays = new TreeMap<>();
    Numbers values = new Numbers.Floats(parameters.values().clone());
    arrays.put(PARAMETERS, values);
    update.copies().forEach(name -> arrays.put(name, values));
    int size = parameters.values().length;
    update.slots().forEach(name -> arrays.put(name, new Numbers.Floats(new float[size])));
    new PointMemory(plan, signal)
        .arrays()
        .forEach((name, kept) -> arrays.put(name, new Numbers.Floats(kept)));
    return of(0, 1, arrays);
  }

  /** The array of a name. */
  public Numbers array(String name) {
    Numbers array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "trainer state has arrays "
              + arrays.keySet()
              + " but no "
              + name
              + "; restore a state of the same plan");
    }
    return array;
  }

  /** The parameters, one flat vector. */
  public Numbers parameters() {
    return array(PARAMETERS);
  }

  /** The same state with the learning rate multiplied by {@code factor} from here on. */
  public TrainerState slowed(double factor) {
    return new TrainerState(step, rateFactor * factor, arrays);
  }

  /** Whether no number is infinite or NaN. */
  public boolean isFinite() {
    return arrays.values().stream().allMatch(Numbers::isFinite);
  }
}
