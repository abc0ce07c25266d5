package inr.codec.shape;

/** Tensors that share one step of quantisation, a power of two, and one scale of coding. */
public enum Group {
  /** Weights of the prediction. */
  ARM_WEIGHT(8),
  /** Biases of the prediction. */
  ARM_BIAS(16),
  /** Weights of the features of coarser grids. */
  IFCE_WEIGHT(8),
  /** Biases of these features. */
  IFCE_BIAS(16),
  /** Kernels of the upsampling. */
  UPSAMPLING_WEIGHT(12),
  /** Weights of the synthesis. */
  SYNTHESIS_WEIGHT(12),
  /** Biases of the synthesis. */
  SYNTHESIS_BIAS(24);

  private final int finestStep;

  Group(int finestStep) {
    this.finestStep = finestStep;
  }

  /** Largest s; the step is 2^−s with s from 0 to this. */
  public int finestStep() {
    return finestStep;
  }
}
