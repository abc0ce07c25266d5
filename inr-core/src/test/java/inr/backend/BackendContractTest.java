package inr.backend;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link BackendContract} for every backend of this class path that can run here. */
@ParameterizedClass(name = "{0}")
@MethodSource("backends")
class BackendContractTest extends BackendContract {
  private final Backend backend;

  BackendContractTest(Backend backend) {
    this.backend = backend;
  }

  static Stream<Backend> backends() {
    return Backends.all().stream().filter(backend -> backend.availability().available());
  }

  @Override
  protected Backend backend() {
    return backend;
  }
}
