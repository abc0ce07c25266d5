package inr.cli;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How close an answer is to the truth.
 *
 * @param decibels what answers are ranked by
 * @param second another number, where there is one
 */
record SolveScore(double decibels, OptionalDouble second) {
  /** What the numbers are. */
  enum Kind {
    /** PSNR and SSIM. */
    PICTURE("psnr", "PSNR, dB", "ssim", "SSIM", 4),

    /** SNR of the whole, and of the samples that had to be found. */
    SOUND("snr", "SNR, dB", "sdr", "SDR, dB", 2),

    /** Error of a wave up to what amplitudes cannot tell, in dB and as it is. */
    WAVE("snr", "SNR, dB", "error", "error", 4),

    /** PSNR of an object in its support, and that error of it. */
    OBJECT("psnr", "PSNR, dB", "error", "error", 4),

    /** That error of a wave whose phase is sought, in dB, and rms of the phase in radians. */
    PHASE("snr", "SNR, dB", "rms_error", "rms rad", 4);

    private static final String DECIBELS = ", dB";

    private final String first;
    private final String firstHead;
    private final String second;
    private final String secondHead;
    private final int digits;

    Kind(String first, String firstHead, String second, String secondHead, int digits) {
      this.first = first;
      this.firstHead = firstHead;
      this.second = second;
      this.secondHead = secondHead;
      this.digits = digits;
    }

    /** Heads of the columns of {@link #columns}. */
    String heads() {
      return String.format("%9s %7s", firstHead, secondHead);
    }

    /** Both numbers, or dashes. */
    String columns(OptionalDouble decibels, OptionalDouble other) {
      return String.format("%9s %7s", text(decibels, 2), text(other, digits));
    }

    /** What there is of both, with a comma after each. */
    String words(OptionalDouble decibels, OptionalDouble other) {
      return words(firstHead, decibels, 2) + words(secondHead, other, digits);
    }

    private static String words(String head, OptionalDouble value, int digits) {
      if (value.isEmpty()) {
        return "";
      }
      boolean measured = head.endsWith(DECIBELS);
      String name = measured ? head.substring(0, head.length() - DECIBELS.length()) : head;
      return name + " " + text(value, digits) + (measured ? " dB, " : ", ");
    }

    private static String text(OptionalDouble value, int digits) {
      return value.isPresent()
          ? String.format(Locale.ROOT, "%." + digits + "f", value.getAsDouble())
          : "-";
    }

    /** Adds both numbers, null where there is none. */
    Report put(Report report, OptionalDouble decibels, OptionalDouble other) {
      return report.put(first, decibels).put(second, other);
    }
  }
}
