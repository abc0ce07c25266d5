package inr.codec.shape;

/** Tensors that share one step of quantisation, a power of two, and one scale of coding. */
public enum Group {
  /** Weights of the prediction. */
  ARM_WEIGHT(0, 8),
  /** Biases of the prediction. */
  ARM_BIAS(1, 16),
  /** Weights of the features of coarser grids. */
  IFCE_WEIGHT(2, 8),
  /** Biases of these features. */
  IFCE_BIAS(3, 16),
  /** Kernels of the upsampling. */
  UPSAMPLING_WEIGHT(4, 12),
  /** Weights of the synthesis. */
  SYNTHESIS_WEIGHT(5, 12),
  /** Biases of the synthesis. */
  SYNTHESIS_BIAS(6, 24);

  private final int number;
  private final int finestStep;

  Group(int number, int finestStep) {
    this.number = number;
    this.finestStep = finestStep;
  }

  /** Its place among the groups, which is that in a file. */
  public int number() {
    return number;
  }

  /** Largest s; the step is 2^−s with s from 0 to this. */
  public int finestStep() {
    return finestStep;
  }
}
