package inr.cpu;

import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import inr.optimizer.HartleyTransform;
import inr.optimizer.Optimizer;
import inr.optimizer.UpdatePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The update of an {@link Optimizer} on the flat vectors: ranges by rules, some tensors as wholes.
 *
 * <p>Ranges of one tensor may be updated by any worker, in any order: no bit depends on it.
 */
final class FlatUpdate {
  private static final RangeRule NOTHING =
      new RangeRule() {
        @Override
        public void begin(double rate, long step) {}

        @Override
        public void apply(float[] parameters, float[] gradient, int from, int to, Scratch s) {}
      };

  private static final RangeRule CLOCK =
      new RangeRule() {
        @Override
        public void begin(double rate, long step) {}

        @Override
        public void apply(float[] parameters, float[] gradient, int from, int to, Scratch s) {
          for (int i = from; i < to; i++) {
            parameters[i] += 1;
          }
        }
      };

  private record Whole(WholeRule rule, double rate) {}

  private final UpdatePlan plan;
  private final float[] parameters;
  private final Map<String, float[]> slots = new TreeMap<>();

  /** By the offset of a tensor; it is valid up to the next. */
  private final NavigableMap<Integer, RangeRule> ruleFrom = new TreeMap<>();

  private final List<RangeRule> rules = new ArrayList<>();
  private final List<Double> rates = new ArrayList<>();
  private final List<Whole> wholes = new ArrayList<>();
  private int scratchArrays;
  private double rate;
  private long step;
  private float averageBefore;
  private float averageNow;
  private boolean follows;

  /** An update of {@code parameters}, which it overwrites; slots are 0. */
  FlatUpdate(
      Optimizer optimizer,
      ParameterLayout layout,
      float[] parameters,
      StripMath strips,
      MatrixKernel kernel) {
    this.plan = new UpdatePlan(optimizer, layout);
    this.parameters = parameters;
    for (String slot : plan.slots()) {
      slots.put(slot, new float[parameters.length]);
    }
    plan.copies().forEach(name -> slots.put(name, parameters.clone()));
    plan.clocks().forEach(clock -> ruleFrom.put(clock.offset(), CLOCK));
    for (UpdatePlan.Part part : plan.parts()) {
      RangeRule rule = NOTHING;
      if (part.rule() instanceof Optimizer.Muon muon) {
        float[] momentum = slot(muon.slots().get(0));
        for (Tensor matrix : part.tensors()) {
          wholes.add(new Whole(new MuonRule(muon, matrix, momentum, kernel), part.rate()));
        }
      } else if (part.rule() instanceof Optimizer.SpectralAdam adam) {
        addSpectral(adam, part);
      } else {
        rule = rule((Optimizer.Elementwise) part.rule(), strips);
        rules.add(rule);
        rates.add(part.rate());
      }
      for (Tensor tensor : part.tensors()) {
        ruleFrom.put(tensor.offset(), rule);
      }
    }
  }

  private void addSpectral(Optimizer.SpectralAdam adam, UpdatePlan.Part part) {
    List<float[]> moments = adam.slots().stream().map(this::slot).toList();
    Map<Integer, HartleyTransform> ofRows = new TreeMap<>();
    for (Tensor table : part.tensors()) {
      HartleyTransform transform =
          ofRows.computeIfAbsent(table.rows(), rows -> HartleyTransform.ofRows(adam.nodes(), rows));
      WholeRule rule = new SpectralRule(adam, transform, table, moments.get(0), moments.get(1));
      wholes.add(new Whole(rule, part.rate()));
    }
  }

  private RangeRule rule(Optimizer.Elementwise rule, StripMath strips) {
    List<float[]> arrays = rule.slots().stream().map(this::slot).toList();
    if (AdamRule.isAdam(rule)) {
      return new AdamRule((Optimizer.Moments) rule, arrays.get(0), arrays.get(1));
    }
    FormulaRule compiled = new FormulaRule(rule, arrays, strips);
    scratchArrays = Math.max(scratchArrays, compiled.arrays());
    return compiled;
  }

  private float[] slot(String name) {
    float[] slot = slots.get(name);
    if (slot == null) {
      throw new IllegalStateException("there is no slot " + name);
    }
    return slot;
  }

  /** What it keeps, by name. */
  Map<String, float[]> slots() {
    return slots;
  }

  /** The parameters that the fit is about: their average, if there is one. */
  float[] model() {
    return slots.getOrDefault(UpdatePlan.AVERAGE, parameters);
  }

  /** Arrays that scratch must hold. */
  int scratchArrays() {
    return scratchArrays;
  }

  /** Whether a step looks at the whole gradient before it updates anything. */
  boolean needsWholeGradient() {
    return plan.clip().isPresent() || !wholes.isEmpty();
  }

  /**
   * Prepares one step.
   *
   * @param rate η
   * @param step t, from 1
   */
  void begin(double rate, long step) {
    this.rate = rate;
    this.step = step;
    for (int r = 0; r < rules.size(); r++) {
      rules.get(r).begin(rates.get(r) * rate, step);
    }
    follows = plan.lookahead().isPresent() && step % plan.lookahead().get().every() == 0;
    if (plan.average().isPresent()) {
      double decay = plan.average().getAsDouble();
      double power = StrictMath.pow(decay, (double) step);
      averageBefore = (float) ((decay - power) / (1 - power));
      averageNow = (float) ((1 - decay) / (1 - power));
    }
  }

  /** Clips the whole gradient, if it is to be clipped. */
  void clip(float[] gradient) {
    if (plan.clip().isEmpty()) {
      return;
    }
    double square = 0;
    for (float g : gradient) {
      square += (double) g * g;
    }
    float factor = (float) Math.min(1, plan.clip().getAsDouble() / (Math.sqrt(square) + 1e-6));
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= factor;
    }
  }

  /** Tensors that are updated as wholes. */
  int wholes() {
    return wholes.size();
  }

  /** Updates number {@code w} of them. */
  void applyWhole(int w, float[] gradient) {
    Whole whole = wholes.get(w);
    whole.rule().apply(whole.rate() * rate, step, parameters, gradient);
  }

  /** Updates the places {@code from} to {@code to}, which lie in one tensor. */
  void apply(float[] gradient, int from, int to, Scratch scratch) {
    ruleFrom.floorEntry(from).getValue().apply(parameters, gradient, from, to, scratch);
    if (follows) {
      float share = (float) plan.lookahead().get().share();
      float[] slow = slot(UpdatePlan.SLOW);
      for (int i = from; i < to; i++) {
        slow[i] = Math.fma(share, parameters[i] - slow[i], slow[i]);
        parameters[i] = slow[i];
      }
    }
    if (plan.average().isPresent()) {
      float[] average = slot(UpdatePlan.AVERAGE);
      for (int i = from; i < to; i++) {
        average[i] = Math.fma(averageBefore, average[i], averageNow * parameters[i]);
      }
    }
  }
}
