package inr.cuda;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The ways that the engine has through a network. */
final class Way {
  /** Narrow networks in one kernel, others layer by layer; products by cuBLAS. */
  static final CudaOptions USUAL = new CudaOptions(true, false, true);

  /** Every network layer by layer, products by own kernels. */
  static final CudaOptions OWN_PRODUCTS = new CudaOptions(false, false, false);

  private static final CudaOptions CUBLAS = new CudaOptions(true, false, false);

  private Way() {}

  static Stream<Named<CudaOptions>> all() {
    return Stream.of(
        Named.of("fused where possible", USUAL),
        Named.of("layer by layer, cuBLAS", CUBLAS),
        Named.of("layer by layer, own products", OWN_PRODUCTS));
  }
}
