package inr.cuda;

import inr.cuda.driver.DeviceBuffer;

/** One of the ways to the loss and gradient of a batch. */
interface TrainingPass {
  /**
   * What a batch left behind.
   *
   * @param gradients parts of the gradient, one after the other in {@link #gradients()}
   * @param losses parts of the sum of the losses, in {@link #losses()}
   */
  record Parts(int gradients, int losses) {}

  /** Launches what computes the parts of loss and gradient. */
  Parts differentiate(DeviceBatch batch);

  /** Parts of the gradient: floats {@code [parts, parameters]}. */
  DeviceBuffer gradients();

  /** Parts of the sum of the losses: doubles. */
  DeviceBuffer losses();
}
