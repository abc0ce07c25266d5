package inr.codec;

import inr.codec.shape.Preset;

/**
 * How long an encoder may think: a picture of 768 x 512 takes about 1, 4 and 10 minutes of two
 * cores.
 */
public enum EncodingEffort {
  /** Small networks, few steps. */
  DRAFT(Preset.LOP, 1600, false),
  /** Medium networks. */
  NORMAL(Preset.MOP, 4000, true),
  /** Large networks and many steps: the fewest bytes. */
  BEST(Preset.HOP, 8000, true);

  private final Preset preset;
  private final int steps;
  private final boolean searchesValues;

  EncodingEffort(Preset preset, int steps, boolean searchesValues) {
    this.preset = preset;
    this.steps = steps;
    this.searchesValues = searchesValues;
  }

  /** Size of the networks unless another is asked for. */
  public Preset preset() {
    return preset;
  }

  /** Steps of training. */
  public int steps() {
    return steps;
  }

  /** Whether single parameters of the networks are searched in the end. */
  public boolean searchesValues() {
    return searchesValues;
  }
}
