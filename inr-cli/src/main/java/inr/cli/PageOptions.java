package inr.cli;

import inr.studio.Browser;
import inr.studio.StudioServer;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Options of a command that serves a page, and its life from the address to the end. */
final class PageOptions {
  private static final int POLL_MILLIS = 200;
  private static final int LARGEST_PORT = 65_535;
  private static final String SERVER = "jdk.httpserver";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the page on this machine; any that is free unless given.")
  private int port;

  @Option(
      names = "--no-open",
      description = "Only print the address of the page, and open no browser.")
  private boolean noOpen;

  /** A server that listens. */
  StudioServer start() throws IOException {
    if (port < 0 || port > LARGEST_PORT) {
      throw CommandFailure.usage("--port is " + port + "; 1 to " + LARGEST_PORT + " are accepted");
    }
    // Of a program on the module path nobody asks for it, and small images of Java may lack it.
    if (ModuleLayer.boot().findModule(SERVER).isEmpty()) {
      throw CommandFailure.failure(
          "Java runs without the module "
              + SERVER
              + ", which serves the page; start it with --add-modules "
              + SERVER);
    }
    return StudioServer.start(port);
  }

  /** Prints the address, and opens it unless nobody wants that. */
  void announce(StudioServer server, Session session) {
    session.out().println(server.address());
    if (!noOpen) {
      Browser.open(server.address());
    }
  }

  /**
   * Serves until a person ends it in the page.
   *
   * @throws CommandFailure if the command is asked to stop before
   */
  static void serve(StudioServer server, Session session) {
    try {
      while (!server.awaitQuit(POLL_MILLIS)) {
        session.interruption().check();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
