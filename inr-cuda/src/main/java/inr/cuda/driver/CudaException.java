package inr.cuda.driver;

import inr.backend.DeviceException;

/**
 * A call of CUDA that failed, or a device that is not there. The message names the call, what it
 * was for, the error, and what helps.
 */
public final class CudaException extends DeviceException {
  private static final long serialVersionUID = 1;

  private final String explanation;

  CudaException(String message) {
    this(message, "not available: " + message);
  }

  private CudaException(String message, String explanation) {
    super(message);
    this.explanation = explanation;
  }

  /** There is no device that can be used, for a reason that names the remedy. */
  static CudaException absent(String reason) {
    String explanation = "not available: " + reason;
    return new CudaException("backend cuda: " + explanation, explanation);
  }

  /** What the backend says of this machine if this happens when the device is opened. */
  String explanation() {
    return explanation;
  }
}
