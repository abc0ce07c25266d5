package inr.contest;

import java.util.List;

/**
 * The parts of which the usual grid of networks is made, as {@code inr fit} takes them, with
 * settings for pictures of some hundred pixels each way: those of the presets where they have them.
 */
public final class PartGrid {
  /** Activations; sigmoid, softplus and ELU are formulas. */
  public static final List<String> ACTIVATIONS =
      List.of(
          "relu",
          "gelu",
          "silu",
          "tanh",
          "1/(1+exp(-z))",
          "log(1+exp(z))",
          "max(z,0)+min(0,exp(min(z,0))-1)",
          "gated-tanh(slope=1)",
          "sine(omega0=30)",
          "damped-sine(omega0=30,damping=sqrt)",
          "finer(omega0=30,detached=true)",
          "exponential-sine(a=1)",
          "gauss(a=0.1)",
          "quadratic(a=10)",
          "multi-quadratic(a=10)",
          "laplacian(a=0.1)",
          "super-gauss(a=0.1,b=1)",
          "elephant(a=1,degree=4)",
          "snake(a=20)",
          "sum-of-sines(omega0=30,terms=5)",
          "corrected-relu(epsilon=0.01)");

  /** Encodings. */
  public static final List<String> ENCODINGS =
      List.of(
          "identity",
          "positional-encoding(octaves=8)",
          "fourier-features(frequencies=64,sigma=10,seed=0)",
          "learned-fourier-features(frequencies=64,sigma=10)",
          "axis-harmonics(harmonics=32)",
          "shifted-basis(curve=gaussian,copies=64,width=0.012)",
          "staggered-hash-grid(levels=8,features=2,rows=1024,coarsest=4,growth=1.7)");

  /** Bases of the edges of a KAN. */
  public static final List<String> BASES =
      List.of(
          "cubic-splines(intervals=5)",
          "cubic-splines(intervals=20)",
          "chebyshev(degree=4)",
          "chebyshev(degree=8)",
          "jacobi(degree=4,alpha=0,beta=0)",
          "jacobi(degree=4,alpha=1,beta=1)",
          "hermite(degree=4)",
          "harmonics(harmonics=5)",
          "harmonics(harmonics=16)",
          "bells(centres=8,range=2)",
          "mexican-hats(centres=8,range=2)");

  private PartGrid() {}
}
