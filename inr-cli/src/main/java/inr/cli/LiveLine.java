package inr.cli;

/** How something long goes on: one live line on a terminal, a line every ten seconds elsewhere. */
final class LiveLine {
  private static final double SECONDS_BETWEEN_LINES = 10;

  private final Session session;
  private double nextLine = SECONDS_BETWEEN_LINES;
  private int shown;

  LiveLine(Session session) {
    this.session = session;
  }

  /**
   * Says how it is going.
   *
   * @param seconds since it began
   */
  void show(String line, double seconds) {
    if (session.terminal()) {
      rewrite(line);
    } else if (seconds >= nextLine) {
      nextLine = seconds + SECONDS_BETWEEN_LINES;
      session.say(line);
    }
  }

  /** One column stays free, since some terminals wrap when the last one is used. */
  private void rewrite(String line) {
    String cut = line.substring(0, Math.min(line.length(), Math.max(0, session.columns() - 1)));
    session.err().print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
    session.err().flush();
    shown = cut.length();
  }

  /** Leaves the live line behind. */
  void end() {
    if (shown > 0) {
      session.err().println();
      shown = 0;
    }
  }

  /** A time in words. */
  static String time(double seconds) {
    if (!(seconds < 1e6)) {
      return "long";
    }
    long whole = (long) Math.ceil(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }
}
