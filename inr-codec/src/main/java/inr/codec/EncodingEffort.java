package inr.codec;

import inr.codec.shape.Preset;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How long an encoder may think: a picture of 768 x 512 takes about 1, 4 and 10 minutes of two
 * cores.
 */
public enum EncodingEffort {
  /** Few steps. */
  DRAFT(1100, false),
  /** Enough for most of what training gives. */
  NORMAL(6000, true),
  /** Many steps: the fewest bytes. */
  BEST(14000, true);

  private final int steps;
  private final boolean searchesValues;

  EncodingEffort(int steps, boolean searchesValues) {
    this.steps = steps;
    this.searchesValues = searchesValues;
  }

  /**
   * The one that a word names.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EncodingEffort named(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "effort is "
                        + word
                        + "; "
                        + Arrays.stream(values())
                            .map(EncodingEffort::word)
                            .collect(Collectors.joining(", "))
                        + " are accepted"));
  }

  /** What people call it, such as {@code draft}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Steps of training; those of smaller networks take less time, so there are more. */
  public int steps(Preset preset) {
    return switch (preset) {
      case LOP -> 2 * steps;
      case MOP -> 3 * steps / 2;
      case HOP, VHOP -> steps;
    };
  }

  /** Whether single parameters of the networks are searched in the end. */
  public boolean searchesValues() {
    return searchesValues;
  }
}
