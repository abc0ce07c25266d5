package inr.network;

import inr.activation.Activation;

/** One layer of a network. */
public sealed interface Layer {
  /** Features that come out when {@code in} go in. */
  int outputs(int in);

  /**
   * y = σ(W x + b).
   *
   * @param width outputs, at least 1
   * @param activation σ; {@link Activation.Identity} makes it linear
   * @param weight initial values of W, {@code [width, in]}
   * @param bias initial values of b, {@code [width]}
   */
  record Dense(int width, Activation activation, Distribution weight, Distribution bias)
      implements Layer {
    public Dense {
      if (width < 1 || width > 1 << 16) {
        throw new IllegalArgumentException(
            "dense layer is " + width + " wide; 1 to 65536 are accepted");
      }
    }

    @Override
    public int outputs(int in) {
      return width;
    }
  }

  /**
   * y = γ ⊙ (x − mean x)/√(var x + ε) + β over the features of a point; γ starts at 1, β at 0.
   *
   * @param epsilon ε, positive
   * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros and Hinton 2016</a>
   */
  record LayerNorm(double epsilon) implements Layer {
    public LayerNorm {
      if (!(epsilon > 0 && epsilon < 1)) {
        throw new IllegalArgumentException(
            "layer norm has epsilon " + epsilon + "; a number between 0 and 1 is needed");
      }
    }

    @Override
    public int outputs(int in) {
      return in;
    }
  }
}
