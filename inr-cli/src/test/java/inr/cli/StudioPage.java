package inr.cli;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A command that serves a page, in a thread of its own. */
final class StudioPage {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> code;
  private final URI address;

  /** Runs a command until its page is there. */
  StudioPage(Object... args) throws InterruptedException {
    String[] words = Cli.words(args);
    code =
        CompletableFuture.supplyAsync(
            () -> Main.run(words, Cli.stream(out), Cli.stream(err)),
            command -> new Thread(command).start());
    while (!text(out).endsWith("\n") && !code.isDone()) {
      Thread.sleep(5);
    }
    address = URI.create(text(out).strip());
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  /** Where the page is. */
  URI address() {
    return address;
  }

  /** How the command ends. */
  CompletableFuture<Integer> code() {
    return code;
  }

  /** What it has said. */
  String words() {
    return text(err);
  }
}
