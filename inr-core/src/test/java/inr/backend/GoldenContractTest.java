package inr.backend;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
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

  static Stream<Named<Backend>> backends() {
    return Backends.all().stream()
        .filter(backend -> backend.availability().available())
        .map(backend -> Named.of(backend.name(), backend));
  }

  @Override
  protected Backend backend() {
    return backend;
  }
}
