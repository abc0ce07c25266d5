package inr.cli;

/** Entry point of the command {@code inr}. */
public final class Main {
  private Main() {}

  /** Prints how to call the command, and exits with 2, the code for wrong usage. */
  public static void main(String[] args) {
    System.err.println("usage: inr COMMAND [OPTION...]");
    System.exit(2);
  }
}
