package inr.codec.train;

import inr.signal.Medium;

/**
 * What an encoded picture should come to: λ itself, or a size or quality that λ is found for.
 *
 * <p>A size is a promise from below and a quality one from above: at most so many bytes and at
 * least 98 % of them, at least so many decibels and at most 0.1 more.
 *
 * @param kind what is given
 * @param value how much of it
 */
public record Target(Kind kind, double value) {
  static final double LEAST_LAMBDA = 1e-6;
  static final double LARGEST_LAMBDA = 1;
  private static final double LEAST_SHARE = 0.98;
  private static final double MOST_DECIBELS = 0.1;

  /** What can be given. */
  public enum Kind {
    /**
     * Mean squared error, samples from 0 to 1, that a bit per pixel is worth: larger means fewer
     * bytes; 0.0001 (hardly to be told from the original) to 0.02 (a thumbnail's bytes) are usual.
     */
    LAMBDA,
    /** Bytes of the whole file. */
    BYTES,
    /** Bits of the whole file per pixel. */
    BPP,
    /** PSNR of the decoded picture, in dB. */
    PSNR
  }

  public Target {
    boolean accepted =
        switch (kind) {
          case LAMBDA -> value >= LEAST_LAMBDA && value <= LARGEST_LAMBDA;
          case BYTES -> value >= 1 && value <= Integer.MAX_VALUE;
          case BPP -> value > 0 && value <= 1000;
          case PSNR -> value > 0 && value <= 150;
        };
    if (!accepted) {
      throw new IllegalArgumentException(
          switch (kind) {
            case LAMBDA -> "lambda is " + value + "; 0.000001 to 1 are accepted, 0.001 is usual";
            case BYTES -> "bytes are " + value + "; 1 to " + Integer.MAX_VALUE + " are accepted";
            case BPP -> "bits per pixel are " + value + "; more than 0 to 1000 are accepted";
            case PSNR -> "psnr is " + value + " dB; more than 0 to 150 are accepted, 36 is usual";
          });
    }
  }

  /** A given λ, see {@link Kind#LAMBDA}. */
  public static Target lambda(double lambda) {
    return new Target(Kind.LAMBDA, lambda);
  }

  /** A file of at most so many bytes. */
  public static Target bytes(int bytes) {
    return new Target(Kind.BYTES, bytes);
  }

  /** A file of at most so many bits per pixel. */
  public static Target bitsPerPixel(double bits) {
    return new Target(Kind.BPP, bits);
  }

  /** A picture of at least so many dB. */
  public static Target psnr(double decibels) {
    return new Target(Kind.PSNR, decibels);
  }

  /** The most bytes that a picture may take; without a meaning for a λ or a quality. */
  public double mostBytes(long pixels) {
    return kind == Kind.BPP ? value * pixels / 8 : value;
  }

  /** Refuses a size that not even an empty file of a picture has. */
  void refuseBelow(int smallest, Medium.Picture medium) {
    long pixels = (long) medium.width() * medium.height();
    if ((kind == Kind.BYTES || kind == Kind.BPP) && mostBytes(pixels) < smallest) {
      throw new IllegalArgumentException(
          "a file of "
              + (long) mostBytes(pixels)
              + " bytes is asked for; that of a "
              + medium.text()
              + " has at least "
              + smallest);
    }
  }

  /**
   * Whether a file is what was asked for; one without loss need not be as large as it may.
   *
   * @param bytes of the file
   * @param pixels of the picture
   * @param psnr of what it decodes to, in dB
   */
  public boolean met(long bytes, long pixels, double psnr) {
    boolean exact = psnr == Double.POSITIVE_INFINITY;
    return switch (kind) {
      case LAMBDA -> true;
      case BYTES, BPP ->
          bytes <= mostBytes(pixels)
              && (exact || bytes >= Math.floor(LEAST_SHARE * mostBytes(pixels)));
      case PSNR -> exact || psnr >= value && psnr <= value + MOST_DECIBELS;
    };
  }
}
