package inr.backend;

/**
 * A device that a backend works on has failed: no memory left, a kernel that did not run, a device
 * that is gone. The trainer can only be closed; a state saved before is good.
 */
public class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the call that failed, what was asked of it, and what helps. */
  public DeviceException(String message) {
    super(message);
  }
}
