package inr.cli;

/** How something long goes on: one live line on a terminal, a line every ten seconds elsewhere. */
final class LiveLine {
  private static final double SECONDS_BETWEEN_LINES = 10;
  private static final double SECONDS_BETWEEN_LOOKS = 0.25;

  /** Before that, Java is still compiling, and all estimates of time are too long. */
  private static final double SECONDS_UNTIL_TIME_IS_KNOWN = 2;

  private final Session session;
  private double nextLine = SECONDS_BETWEEN_LINES;
  private double nextLook;

  LiveLine(Session session) {
    this.session = session;
  }

  /**
   * Says how it is going.
   *
   * @param seconds since it began
   */
  void show(String line, double seconds) {
    if (session.screen().terminal()) {
      session.screen().show(line);
    } else if (seconds >= nextLine) {
      nextLine = seconds + SECONDS_BETWEEN_LINES;
      session.say(line);
    }
  }

  /**
   * Whether some time has passed since this was true; what happens in between need not be shown.
   */
  boolean isDue(double seconds) {
    if (seconds < nextLook) {
      return false;
    }
    nextLook = seconds + SECONDS_BETWEEN_LOOKS;
    return true;
  }

  /** Leaves the live line behind. */
  void end() {
    session.screen().leave();
  }

  /** Whether an estimate of time is worth something so long after the beginning. */
  static boolean knowsTime(double seconds) {
    return seconds >= SECONDS_UNTIL_TIME_IS_KNOWN;
  }

  /** The end of a line: the time left, as soon as it is worth something. */
  static String left(double seconds, double secondsLeft) {
    return knowsTime(seconds) ? "   " + time(secondsLeft) + " left" : "";
  }

  private static String time(double seconds) {
    if (!(seconds < 1e6)) {
      return "long";
    }
    long whole = (long) Math.ceil(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }
}
