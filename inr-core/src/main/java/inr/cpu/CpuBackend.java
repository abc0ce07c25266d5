package inr.cpu;

import inr.backend.Availability;
import inr.backend.Backend;
import inr.backend.Evaluator;
import inr.backend.Refusals;
import inr.backend.Support;
import inr.backend.Trainer;
import inr.backend.Variant;
import inr.circuit.Parameters;
import inr.cpu.kernel.Kernels;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.util.List;

/** The fast engine: single precision, all cores, the same bits from any number of them. */
public final class CpuBackend implements Backend {
  private final boolean fused;

  /** The engine as it is used. */
  public CpuBackend() {
    this(true);
  }

  private CpuBackend(boolean fused) {
    this.fused = fused;
  }

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Availability availability() {
    return new Availability(true, Kernels.describe());
  }

  @Override
  public Support supports(TrainingPlan plan) {
    return Support.ofDerivatives(plan);
  }

  @Override
  public Support supports(NetworkSpec network) {
    return Support.yes();
  }

  /**
   * Every operation by itself, as circuits that cannot be fused are executed; and as it is used.
   */
  @Override
  public List<Variant> variants() {
    return List.of(new Variant("unfused", new CpuBackend(false)), Variant.usual(this));
  }

  @Override
  public Trainer trainer(TrainingPlan plan, Signal signal, int threads) {
    Refusals.requireThreads(name(), threads);
    supports(plan).require(name());
    return new CpuTrainer(plan, signal, threads, fused);
  }

  @Override
  public Evaluator evaluator(NetworkSpec network, Parameters parameters, int threads) {
    Refusals.requireThreads(name(), threads);
    return new CpuEvaluator(network, parameters, threads, fused);
  }
}
