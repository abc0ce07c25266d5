package inr.training;

import java.util.Locale;

/** Why a fit ended. A fit that diverges for good ends with {@link DivergedException} instead. */
public enum StopReason {
  /** All steps are done. */
  STEPS,
  /** The time is over. */
  SECONDS,
  /** The exact PSNR reached its target. */
  TARGET_PSNR,
  /** The loss of an epoch has not become smaller for long. */
  NO_PROGRESS,
  /** What was held out of training has not been told better for long. */
  HELD_OUT,
  /** Somebody found it good enough. */
  REQUEST,
  /** Somebody asked to stop. */
  INTERRUPTED;

  /** Name in reports: {@code target-psnr} and the like. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
