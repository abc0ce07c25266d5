package inr.cuda;

import inr.backend.Availability;
import inr.backend.Backend;
import inr.backend.Evaluator;
import inr.backend.Refusals;
import inr.backend.Support;
import inr.backend.Trainer;
import inr.backend.Variant;
import inr.circuit.Parameters;
import inr.cuda.driver.Device;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.util.List;
import java.util.function.Supplier;

/** The engine for NVIDIA devices: single precision, the same bits in every run on a device. */
public final class CudaBackend implements Backend {
  private final Supplier<CudaOptions> options;

  /**
   * The engine as the system properties of {@link CudaOptions} say when something is trained or
   * evaluated, and by default.
   */
  public CudaBackend() {
    this.options = CudaOptions::current;
  }

  /** The engine with given options. */
  public CudaBackend(CudaOptions options) {
    this.options = () -> options;
  }

  @Override
  public String name() {
    return "cuda";
  }

  /** Tells of unusual options, too; wrong ones matter only where there is a device. */
  @Override
  public Availability availability() {
    Availability device = Device.probe("adam", "adam");
    String more;
    try {
      more = options.get().unusual();
    } catch (IllegalArgumentException wrong) {
      if (device.available()) {
        throw wrong;
      }
      more = String.valueOf(wrong.getMessage());
    }
    return more.isEmpty()
        ? device
        : new Availability(device.available(), device.explanation() + "; " + more);
  }

  @Override
  public Support supports(TrainingPlan plan) {
    return DevicePlan.of(plan);
  }

  @Override
  public Support supports(NetworkSpec network) {
    return DevicePlan.of(network);
  }

  @Override
  public Trainer trainer(TrainingPlan plan, Signal signal, int threads) {
    Refusals.requireThreads(name(), threads);
    supports(plan).require(name());
    plan.requireFits(signal.coordinates().dimensions(), signal.channels());
    CudaOptions chosen = options.get();
    return DeviceSession.building(session -> new CudaTrainer(session, chosen, plan, signal));
  }

  @Override
  public Evaluator evaluator(NetworkSpec network, Parameters parameters, int threads) {
    Refusals.requireThreads(name(), threads);
    supports(network).require(name());
    Refusals.requireParameters(network, parameters);
    CudaOptions chosen = options.get();
    return DeviceSession.building(
        session -> new CudaEvaluator(session, chosen, network, parameters));
  }

  /**
   * The fused and the layered way by own kernels, whose bits are the same on most devices, and the
   * way that the options and this machine lead to.
   */
  @Override
  public List<Variant> variants() {
    return List.of(
        new Variant("own kernels", new CudaBackend(new CudaOptions(false, false, true))),
        new Variant(
            "own kernels, layer by layer", new CudaBackend(new CudaOptions(false, false, false))),
        Variant.usual(this));
  }
}
