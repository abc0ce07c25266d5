package inr.cuda;

import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the CUDA engine may work, for tests and for those who measure it.
 *
 * @param cublas whether cuBLAS is used where it is installed; own matrix kernels otherwise
 * @param tf32 whether products of matrices may round their factors to TF32 (11 significant bits),
 *     by cuBLAS alone
 * @param fused whether networks that are narrow enough are trained by the fused kernel
 */
public record CudaOptions(boolean cublas, boolean tf32, boolean fused) {
  private static final String CUBLAS = "inr.cuda.cublas";
  private static final String TF32 = "inr.cuda.tf32";
  private static final String FUSED = "inr.cuda.fused";

  /** The defaults: float32, and the fastest way there is. */
  public static CudaOptions of() {
    return new CudaOptions(true, false, true);
  }

  /**
   * What system properties ask for: {@code inr.cuda.cublas} (auto, off), {@code inr.cuda.tf32}
   * (false, true) and {@code inr.cuda.fused} (auto, off).
   *
   * @throws IllegalArgumentException for any other value
   */
  public static CudaOptions current() {
    return from(System::getProperty);
  }

  static CudaOptions from(UnaryOperator<@Nullable String> properties) {
    CudaOptions usual = of();
    return new CudaOptions(
        choice(properties, CUBLAS, "auto", "off", usual.cublas()),
        choice(properties, TF32, "true", "false", usual.tf32()),
        choice(properties, FUSED, "auto", "off", usual.fused()));
  }

  /** The properties that give these options, without those that are as usual. */
  String unusual() {
    StringJoiner words = new StringJoiner(" ");
    if (!cublas) {
      words.add(CUBLAS + "=off");
    }
    if (tf32) {
      words.add(TF32 + "=true");
    }
    if (!fused) {
      words.add(FUSED + "=off");
    }
    return words.toString();
  }

  private static boolean choice(
      UnaryOperator<@Nullable String> properties,
      String name,
      String yes,
      String no,
      boolean usual) {
    String value = properties.apply(name);
    if (value == null) {
      return usual;
    }
    if (!value.equals(yes) && !value.equals(no)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; " + yes + " or " + no + " is accepted");
    }
    return value.equals(yes);
  }
}
