package inr.cuda;

import inr.backend.Backend;
import inr.backend.BackendContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link BackendContract} by the real kernels, each way through a network. */
@Tag("kernels")
@ExtendWith(CleanDevice.class)
@ParameterizedClass(name = "{0}")
@MethodSource("ways")
class CudaContractTest extends BackendContract {
  private final Backend backend;

  CudaContractTest(CudaOptions options) {
    this.backend = new CudaBackend(options);
  }

  static Stream<Named<CudaOptions>> ways() {
    return Way.all();
  }

  @Override
  protected Backend backend() {
    return backend;
  }
}
