package inr.cuda;

import inr.backend.Availability;
import inr.backend.Backend;
import inr.backend.Evaluator;
import inr.backend.Support;
import inr.backend.Trainer;
import inr.backend.UnsupportedPlanException;
import inr.network.NetworkSpec;
import inr.network.Parameters;
import inr.plan.TrainingPlan;
import inr.signal.Signal;

/** The place of the CUDA engine: it says that there is none yet, and refuses to work. */
public final class CudaBackend implements Backend {
  private static final String ABSENT = "the CUDA engine is not built yet; use backend cpu";

  @Override
  public String name() {
    return "cuda";
  }

  @Override
  public Availability availability() {
    return new Availability(false, ABSENT);
  }

  @Override
  public Support supports(NetworkSpec network) {
    return Support.no(ABSENT);
  }

  @Override
  public Trainer trainer(TrainingPlan plan, Signal signal, int threads) {
    throw new UnsupportedPlanException("backend cuda is not available: " + ABSENT);
  }

  @Override
  public Evaluator evaluator(NetworkSpec network, Parameters parameters, int threads) {
    throw new UnsupportedPlanException("backend cuda is not available: " + ABSENT);
  }
}
