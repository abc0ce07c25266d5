package inr.cuda;

import inr.backend.Backend;
import inr.backend.BackendContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link BackendContract} by the real kernels, each way through a network. */
@ParameterizedClass(name = "{0}")
@MethodSource("ways")
class CudaContractTest extends BackendContract {
  private static TestDevice device;

  private final Backend backend;

  CudaContractTest(CudaOptions options) {
    this.backend = new CudaBackend(options);
  }

  static Stream<Named<CudaOptions>> ways() {
    return Way.all();
  }

  @BeforeAll
  static void open() {
    device = TestDevice.open();
  }

  @BeforeEach
  void restart() {
    device.restart();
  }

  @AfterEach
  void nothingIsLeftOrWasTouchedWrongly() {
    device.assertClean();
  }

  @Override
  protected Backend backend() {
    return backend;
  }
}
