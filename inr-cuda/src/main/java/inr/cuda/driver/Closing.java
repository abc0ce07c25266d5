package inr.cuda.driver;

import org.jspecify.annotations.Nullable;

/**
 * Gives things back, whatever happens to some of them: the first failure is thrown at the end. That
 * the device is lost is none, since everything on it is gone.
 */
final class Closing {
  private final Status status;
  private @Nullable CudaException failure;

  Closing(Status status) {
    this.status = status;
  }

  /** What a call returned that gave something back. */
  void note(int code, String call, String what) {
    if (code != 0 && !Status.isLost(code) && failure == null) {
      failure = status.failure(code, call, what);
    }
  }

  /** The same of a call of cuBLAS, which does not say that the device is lost. */
  void noteBlas(int code, String call, String what) {
    if (code != 0 && !status.deviceIsLost() && failure == null) {
      failure = status.blasFailure(code, call, what);
    }
  }

  void finish() {
    if (failure != null) {
      throw failure;
    }
  }
}
