package inr.cuda;

import inr.cuda.driver.DeviceBuffer;

/** Where the gradients of the parameters go when a run goes backward through the layers. */
interface ParameterSums {
  /**
   * Takes what dense layer l gets, and makes ∂L/∂z of it.
   *
   * @param dy ∂L/∂y of {@code count} points, overwritten
   */
  void ofDense(int l, DeviceBuffer dy, int count);

  /** Takes what norm l gets. */
  void ofNorm(int l, DeviceBuffer dy, int count);
}
