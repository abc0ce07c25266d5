package inr.preset;

import inr.network.NetworkSpec;
import inr.signal.Medium;

/** What presets of sine layers on bare coordinates have in common. */
abstract class SinePreset implements Preset.OfShape {
  private final String name;
  private final String description;
  private final String source;
  private final double pictureRate;
  private final double soundRate;
  private final double pictureStep;

  /**
   * A preset.
   *
   * @param pictureRate learning rate for pictures
   * @param soundRate learning rate for sounds
   * @param pictureStep see {@link SineLayers#firstOmega}
   */
  SinePreset(
      String name,
      String description,
      String source,
      double pictureRate,
      double soundRate,
      double pictureStep) {
    this.name = name;
    this.description = description;
    this.source = source;
    this.pictureRate = pictureRate;
    this.soundRate = soundRate;
    this.pictureStep = pictureStep;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final String source() {
    return source;
  }

  @Override
  public final Settings settings(Shape shape) {
    boolean places = shape.medium() instanceof Medium.Points;
    return Settings.none()
        .andWhole(HIDDEN_LAYERS, places ? 3 : 4)
        .andWhole(WIDTH, places ? 128 : 256)
        .and(OMEGA, 30)
        .and(FIRST_OMEGA, SineLayers.firstOmega(shape, 30, pictureStep));
  }

  /** ω of the first layer follows that of the others. */
  @Override
  public final Settings with(Shape shape, Settings settings, String setting, double value) {
    Settings changed = settings.with(setting, value);
    boolean follows =
        settings.number(FIRST_OMEGA)
            == SineLayers.firstOmega(shape, settings.number(OMEGA), pictureStep);
    return setting.equals(OMEGA) && follows
        ? changed.with(FIRST_OMEGA, SineLayers.firstOmega(shape, value, pictureStep))
        : changed;
  }

  @Override
  public final Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.dense(shape, network, shape.isSound() ? soundRate : pictureRate);
  }
}
