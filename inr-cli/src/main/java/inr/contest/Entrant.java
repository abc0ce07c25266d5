package inr.contest;

import inr.preset.Preset;

/**
 * Who takes part in a contest.
 *
 * @param name in rows and files
 * @param preset of its network
 */
public record Entrant(String name, Preset preset) {
  /** A network of the list of models, under its name there. */
  public static Entrant of(Preset preset) {
    return new Entrant(preset.name(), preset);
  }
}
