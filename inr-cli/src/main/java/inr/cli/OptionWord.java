package inr.cli;

import java.util.Locale;

/** What people call a constant, such as {@code henon-heiles} for HENON_HEILES. */
final class OptionWord {
  private OptionWord() {}

  static String of(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
