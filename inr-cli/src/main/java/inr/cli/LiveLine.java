package inr.cli;

/** How something long goes on: one live line on a terminal, a line every ten seconds elsewhere. */
final class LiveLine {
  private static final double SECONDS_BETWEEN_LINES = 10;

  private final Session session;
  private double nextLine = SECONDS_BETWEEN_LINES;

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

  /** Leaves the live line behind. */
  void end() {
    session.screen().leave();
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
