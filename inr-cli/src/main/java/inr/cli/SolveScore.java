package inr.cli;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How close an answer is to the truth.
 *
 * @param rank what answers are ranked by, the higher the better
 * @param second another number, where there is one
 * @param more numbers by names of their own, in the order in which they are told
 */
record SolveScore(double rank, OptionalDouble second, Map<String, Double> more) {
  SolveScore(double rank, OptionalDouble second) {
    this(rank, second, Map.of());
  }

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
    PHASE("snr", "SNR, dB", "rms_error", "rms rad", 4),

    /** PSNR of numbers, the peak being their range, and rms of their errors as they are. */
    VALUES("psnr", "PSNR, dB", "rms_error", "rms", 4),

    /** Share of labels that are right, and what both call so as a part of what one does. */
    LABELS("accuracy", "right, %", "iou", "IoU", 4);

    private static final String UNIT = ", ";

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
    String columns(OptionalDouble rank, OptionalDouble other) {
      return String.format("%9s %7s", text(rank, 2), text(other, digits));
    }

    /** What answers are ranked by, with its unit. */
    String head() {
      return firstHead;
    }

    /** That number. */
    String number(double rank) {
      return text(OptionalDouble.of(rank), 2);
    }

    /** How far two are apart, in words. */
    String gain(double difference) {
      String unit = this == LABELS ? "percentage points" : unit(firstHead);
      return String.format(Locale.ROOT, "%.2f %s", difference, unit);
    }

    /** What there is of both, with a comma after each. */
    String words(OptionalDouble rank, OptionalDouble other) {
      return words(firstHead, rank, 2) + words(secondHead, other, digits);
    }

    private static String words(String head, OptionalDouble value, int digits) {
      if (value.isEmpty()) {
        return "";
      }
      String unit = unit(head);
      String name = head.substring(0, head.length() - (unit.isEmpty() ? 0 : unit.length() + 2));
      return name + " " + text(value, digits) + (unit.isEmpty() ? ", " : " " + unit + ", ");
    }

    private static String unit(String head) {
      int comma = head.indexOf(UNIT);
      return comma < 0 ? "" : head.substring(comma + UNIT.length());
    }

    private static String text(OptionalDouble value, int digits) {
      return value.isPresent()
          ? String.format(Locale.ROOT, "%." + digits + "f", value.getAsDouble())
          : "-";
    }

    /** Adds both numbers, null where there is none. */
    Report put(Report report, OptionalDouble rank, OptionalDouble other) {
      return report.put(first, rank).put(second, other);
    }
  }
}
