package inr.cuda;

/** Temporary. */
public record CudaOptions(boolean cublas, boolean tf32, boolean fused) {
  static CudaOptions fromProperties() {
    return new CudaOptions(true, false, true);
  }
}
