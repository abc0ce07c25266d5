package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.backend.Backend;
import inr.backend.Backends;
import inr.backend.UnsupportedPlanException;
import inr.network.NetworkSpec;
import inr.network.Networks;
import inr.network.ParameterLayout;
import org.junit.jupiter.api.Test;

class CudaBackendTest {
  @Test
  void isFoundAndSaysThatItIsNotAvailable() {
    Backend cuda = Backends.named("cuda");
    assertFalse(cuda.availability().available());
    assertEquals(
        "the CUDA engine is not built yet; use backend cpu", cuda.availability().explanation());
  }

  @Test
  void refusesToEvaluateWithTheReason() {
    NetworkSpec network = Networks.siren(2, 1, 1, 4, 30, 30);
    UnsupportedPlanException refusal =
        assertThrows(
            UnsupportedPlanException.class,
            () ->
                Backends.named("cuda")
                    .evaluator(network, ParameterLayout.of(network).initial(0), 1));
    assertEquals(
        "backend cuda is not available: the CUDA engine is not built yet; use backend cpu",
        refusal.getMessage());
  }
}
