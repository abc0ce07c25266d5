package inr.backend;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link GoldenContract} for every backend of this class path that can run here. */
@ParameterizedClass(name = "{0}")
@MethodSource("backends")
class GoldenContractTest extends GoldenContract {
  private final Backend backend;

  GoldenContractTest(Backend backend) {
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
