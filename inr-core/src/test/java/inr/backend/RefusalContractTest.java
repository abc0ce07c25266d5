package inr.backend;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Parameters;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.reference.ReferenceBackend;
import inr.signal.Signal;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** A backend that refuses networks with a reason keeps the contract; one that lies does not. */
class RefusalContractTest extends BackendContract {
  private static final String REASON = "only sines are supported; use backend cpu";

  private final Backend reference = new ReferenceBackend();

  @Override
  protected Backend backend() {
    return refusing(REASON);
  }

  private Backend refusing(String message) {
    return new Backend() {
      @Override
      public String name() {
        return "sines";
      }

      @Override
      public Availability availability() {
        return reference.availability();
      }

      @Override
      public Support supports(TrainingPlan plan) {
        return supports(plan.network());
      }

      @Override
      public Support supports(NetworkSpec network) {
        return network.layers().stream().allMatch(RefusalContractTest::isSine)
            ? Support.yes()
            : Support.no(REASON);
      }

      @Override
      public Trainer trainer(TrainingPlan plan, Signal signal, int threads) {
        if (!supports(plan).supported()) {
          throw new UnsupportedPlanException("backend sines: " + message);
        }
        return reference.trainer(plan, signal, threads);
      }

      @Override
      public Evaluator evaluator(NetworkSpec network, Parameters parameters, int threads) {
        return reference.evaluator(network, parameters, threads);
      }
    };
  }

  private static boolean isSine(Layer layer) {
    return layer instanceof Layer.Dense dense
        && (dense.activation() instanceof Activation.Sine
            || dense.activation() instanceof Activation.Identity);
  }

  @Test
  void someCasesAreRefusedAndSomeAreNot() {
    long all = ContractCase.all().count();
    long supported =
        ContractCase.all().filter(fit -> backend().supports(fit.plan()).supported()).count();
    assertTrue(supported > 2 && supported < all, supported + " of " + all);
  }

  @Test
  void aRefusalForAnotherReasonThanTheOneToldBreaksTheContract() {
    ContractCase fit =
        ContractCase.all()
            .filter(each -> !backend().supports(each.plan()).supported())
            .findFirst()
            .orElseThrow();
    assertThrows(
        AssertionFailedError.class,
        () -> refused(refusing("out of luck"), fit.plan(), fit.signal()));
  }
}
