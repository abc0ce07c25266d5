package inr.selftest;

import java.util.function.DoubleSupplier;

/**
 * A metric of two small signals whose bits are known: those of the number itself.
 *
 * @param name what is measured, and of what
 * @param value computes it
 */
record GoldenMetric(String name, DoubleSupplier value) implements GoldenCheck {
  @Override
  public String checksum(int threads) {
    return "%016x".formatted(Double.doubleToLongBits(value.getAsDouble()));
  }

  @Override
  public String toString() {
    return name;
  }
}
