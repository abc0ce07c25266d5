package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioCommandTest {
  private static final int TOO_MANY = 429;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder = Path.of("");

  /** A command that serves a page, and who looks at it. */
  private static final class Page {
    private final StudioPage command;

    Page(Object... args) throws InterruptedException {
      command = new StudioPage(args);
    }

    String words() {
      return command.words();
    }

    private URI at(String path) {
      return command.address().resolve(path);
    }

    int get(String path) throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(at(path)).build();
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }

    void post(String path) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(at(path))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.noBody())
              .build();
      assertEquals(200, CLIENT.send(request, BodyHandlers.discarding()).statusCode());
    }

    /** Listens until a state is told. */
    void await(Predicate<String> wanted) throws IOException, InterruptedException {
      HttpResponse<InputStream> events = events();
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
        String line = lines.readLine();
        while (line != null && !(line.startsWith("data: ") && wanted.test(line))) {
          line = lines.readLine();
        }
        assertTrue(line != null, () -> "the stream ended early: " + command.words());
      }
    }

    /**
     * A stream of states. The server sees that an earlier one was left when it writes to it, which
     * a fit that waits gives it little cause to do; until then there may be too many.
     */
    private HttpResponse<InputStream> events() throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(at("events")).build();
      HttpResponse<InputStream> events = CLIENT.send(request, BodyHandlers.ofInputStream());
      while (events.statusCode() == TOO_MANY) {
        events.body().close();
        Thread.sleep(100);
        events = CLIENT.send(request, BodyHandlers.ofInputStream());
      }
      assertEquals(200, events.statusCode());
      return events;
    }

    /** Looks at a tile with all that is told, until the fit has ended. */
    CompletableFuture<Void> viewer(String tile) {
      return CompletableFuture.runAsync(
          () -> {
            try {
              await(
                  line -> {
                    assertEquals(200, status(tile));
                    return line.contains("\"state\":\"finished\"");
                  });
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
              throw new CompletionException(stopped);
            }
          },
          command -> new Thread(command, "viewer").start());
    }

    private int status(String path) {
      try {
        return get(path);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException stopped) {
        throw new CompletionException(stopped);
      }
    }

    void awaitState(String state) throws IOException, InterruptedException {
      await(line -> line.contains("\"state\":\"" + state + "\""));
    }

    int quit() throws IOException, InterruptedException {
      post("quit");
      return command.code().join();
    }
  }

  private static Object[] fit(String command, Path input, Path output, Object... options) {
    List<Object> args = new ArrayList<>(List.of(command, input, "-o", output));
    args.addAll(List.of("--model", "siren", "--width", 16, "--hidden-layers", 1, "--batch", 64));
    args.addAll(List.of(options));
    return args.toArray();
  }

  /** Pauses, renderings and copies between steps change no bit, and two who look at them. */
  @Test
  void aWatchedFitIsThatOfTheCommandFit() throws Exception {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    Path watched = folder.resolve("watched.inr");
    Path alone = folder.resolve("alone.inr");
    Page page =
        new Page(fit("studio", picture, watched, "--steps", 400, "--no-open", "--start-paused"));
    // a fit says that it waits before it has drawn its first copy, and a tile is of a copy
    page.await(line -> line.contains("\"state\":\"paused\"") && !line.contains("\"version\":0"));
    List<CompletableFuture<Void>> viewers =
        List.of(
            page.viewer("tile?run=0&level=1&row=0&column=0"),
            page.viewer("tile?run=0&level=-1&row=0&column=0"));
    Random moments = new Random(16);
    for (int i = 0; i < 8; i++) {
      page.post("resume");
      Thread.sleep(moments.nextInt(20));
      page.post("pause");
      page.await(line -> line.contains("paused") || line.contains("finished"));
      Thread.sleep(moments.nextInt(20));
    }
    page.post("resume");
    page.awaitState("finished");
    viewers.forEach(CompletableFuture::join);
    assertEquals(200, page.get("curve?run=0"));
    assertEquals(ExitCode.DONE, page.quit(), () -> page.words());
    Cli.run(fit("fit", picture, alone, "--steps", 400)).done();
    assertArrayEquals(Files.readAllBytes(alone), Files.readAllBytes(watched));
  }

  /** They take turns, one of them is paused alone, and all are looked at. */
  @Test
  void networksSideBySideAreThoseOfTheCommandFit() throws Exception {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    List<String> names = List.of("siren", "gauss", "finer");
    Page page =
        new Page(
            together(picture, "out.inr", "--models", String.join(",", names), "--start-paused"));
    page.await(line -> line.split("\"state\":\"paused\"", -1).length == 4);
    page.post("resume?run=0");
    page.post("resume?run=2");
    page.await(line -> line.contains("finished") && line.contains("paused"));
    assertEquals(200, page.get("tile?run=1&level=1&row=0&column=0"));
    assertEquals(200, page.get("curve?run=2"));
    page.post("resume");
    page.await(line -> line.split("\"state\":\"finished\"", -1).length == 4);
    assertEquals(ExitCode.DONE, page.quit(), () -> page.words());
    for (String name : names) {
      Cli.run(alone(picture, name + ".inr", "--model", name)).done();
      assertArrayEquals(
          Files.readAllBytes(folder.resolve(name + ".inr")),
          Files.readAllBytes(folder.resolve("out-" + name + ".inr")),
          name);
    }
  }

  private Object[] alone(Path input, String output, Object... options) {
    List<Object> args = new ArrayList<>(List.of("fit", input, "-o", folder.resolve(output)));
    args.addAll(List.of("--steps", 200, "--width", 16, "--hidden-layers", 1, "--batch", 64));
    args.addAll(List.of(options));
    return args.toArray();
  }

  private Object[] together(Path input, String output, Object... options) {
    Object[] args = alone(input, output, options);
    args[0] = "studio";
    List<Object> all = new ArrayList<>(List.of(args));
    all.add("--no-open");
    return all.toArray();
  }

  @Test
  void oneOfSeveralThatFailsOrIsDiscardedEndsNoOther() throws Exception {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    // cosines have no width
    Page page =
        new Page(together(picture, "out.inr", "--models", "siren,cosines,gauss", "--start-paused"));
    page.await(line -> line.contains("failed") && line.split("paused", -1).length == 3);
    page.post("discard?run=2");
    page.post("finish?run=0");
    page.await(line -> line.contains("discarded") && line.contains("finished"));
    assertEquals(ExitCode.USAGE, page.quit(), () -> page.words());
    assertTrue(page.words().contains("inr: gauss: discarded, no model was written"));
    assertTrue(Files.exists(folder.resolve("out-siren.inr")));
    assertFalse(Files.exists(folder.resolve("out-gauss.inr")));
    assertFalse(Files.exists(FitFiles.checkpoint(folder.resolve("out-gauss.inr"))));
  }

  @Test
  void whatIsOfOneNetworkIsRefusedForSeveral() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    Cli.run("studio", picture, "--models", "siren,gauss", "--log", "a.csv")
        .failed(ExitCode.USAGE, "--log is of one network and --models names several");
    Cli.run("studio", picture, "--models", "siren,nothing")
        .failed(ExitCode.USAGE, "there is no model nothing");
    Cli.run("studio", picture, "--models", "all").failed(ExitCode.USAGE, "up to 8 are accepted");
  }

  @Test
  void aQuitStopsAFitAsASignalDoes() throws Exception {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    Path model = folder.resolve("a.inr");
    Page page = new Page(fit("studio", picture, model, "--steps", 100_000_000, "--no-open"));
    page.await(line -> line.contains("\"step\":"));
    assertEquals(ExitCode.INTERRUPTED, page.quit());
    assertTrue(page.words().contains("the same command with --resume goes on from it"));
    assertTrue(Files.exists(FitFiles.checkpoint(model)));
  }

  @Test
  void anEndedFitIsWrittenAndADiscardedOneIsNot() throws Exception {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    Path ended = folder.resolve("ended.inr");
    Page page = new Page(fit("studio", picture, ended, "--steps", 100_000_000, "--no-open"));
    page.await(line -> line.contains("\"step\":"));
    page.post("finish");
    page.awaitState("finished");
    assertEquals(ExitCode.DONE, page.quit());
    assertTrue(page.words().contains("(stopped by request)"), page.words());
    assertTrue(Files.exists(ended));

    Path dropped = folder.resolve("dropped.inr");
    Page other = new Page(fit("studio", picture, dropped, "--steps", 100_000_000, "--no-open"));
    other.await(line -> line.contains("\"step\":"));
    other.post("discard");
    assertEquals(ExitCode.DONE, other.command.code().join());
    assertFalse(Files.exists(dropped));
    assertFalse(Files.exists(FitFiles.checkpoint(dropped)));
  }

  /** As a page sends what was dropped on it. */
  private static HttpResponse<String> drop(Page page, String name, byte[] content)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(page.at("file?name=" + name))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(content))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  @Test
  void whatIsDroppedIsFittedOneAfterTheOther() throws Exception {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    Object[] options = alone(picture, "alone.inr", "--model", "siren");
    List<Object> args = new ArrayList<>(List.of(options).subList(4, options.length));
    args.addAll(0, List.of("studio", "--no-open", "--start-paused"));
    Page page = new Page(args.toArray());
    HttpResponse<String> refused = drop(page, "words.txt", new byte[] {'h', 'i'});
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().startsWith("this file: "), refused::body);
    assertEquals(200, drop(page, "a.png", Files.readAllBytes(picture)).statusCode());
    page.awaitState("paused");
    HttpResponse<String> early = drop(page, "b.png", Files.readAllBytes(picture));
    assertEquals(422, early.statusCode());
    assertTrue(early.body().startsWith("a fit is under way"), early::body);
    page.post("discard");
    page.awaitState("discarded");
    HttpResponse<String> again = early;
    for (int i = 0; i < 100 && again.statusCode() == 422; i++) {
      again = drop(page, "a.png", Files.readAllBytes(picture));
      Thread.sleep(20);
    }
    assertEquals(200, again.statusCode(), again::body);
    page.awaitState("paused");
    page.post("resume");
    page.awaitState("finished");
    HttpRequest model = HttpRequest.newBuilder(page.at("model.inr?run=0")).build();
    byte[] downloaded = CLIENT.send(model, BodyHandlers.ofByteArray()).body();
    assertEquals(ExitCode.DONE, page.quit(), () -> page.words());
    Cli.run(options).done();
    assertArrayEquals(Files.readAllBytes(folder.resolve("alone.inr")), downloaded);
  }

  @Test
  void aModelIsViewedBesideItsOriginal() throws Exception {
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 2000, 8000);
    Path model = folder.resolve("a.inr");
    Cli.run(Cli.sixSteps(sound, model)).done();
    Page page = new Page("view", model, "--original", sound, "--no-open");
    assertEquals(200, page.get("sound?run=0"));
    assertEquals(200, page.get("original"));
    assertEquals(200, page.get("facts?run=0"));
    assertEquals(ExitCode.DONE, page.quit());
    Path picture = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    Cli.run("view", model, "--original", picture, "--no-open")
        .failed(ExitCode.FAILURE, "name what it was fitted to");
    Cli.run("view", picture, "--no-open").failed(ExitCode.UNREADABLE_INPUT, "a.png");
    Cli.run("view", model, "--port", 70_000).failed(ExitCode.USAGE, "--port is 70000");
  }

  @Test
  void aTiledModelIsLookedAt() throws Exception {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 70, 40, 3);
    Path model = folder.resolve("a.inrt");
    Cli.run("fit", picture, "-o", model, "--tiles", 32, "--model", "siren", "--steps", 60).done();
    Page page = new Page("view", model, "--original", picture, "--no-open");
    assertEquals(200, page.get("tile?run=0&level=-1&row=0&column=0"));
    assertEquals(200, page.get("original"));
    assertEquals(200, page.get("facts?run=0"));
    assertEquals(204, page.get("model.inr?run=0"));
    try (var files = Files.list(model)) {
      for (Path tile : files.filter(file -> file.toString().endsWith(".inr")).toList()) {
        Files.write(tile, new byte[1]);
      }
    }
    // Those that were seen are kept.
    assertEquals(200, page.get("tile?run=0&level=1&row=0&column=0"));
    assertEquals(ExitCode.DONE, page.quit());
    Cli.run("view", model, "--no-open").failed(ExitCode.UNREADABLE_INPUT, "fit it again");
  }

  @Test
  void modelsOfAStudioAreFiles() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    Cli.run("studio", picture, "-o", "-")
        .failed(ExitCode.USAGE, "the address of the page is printed; name a file for the model");
    Cli.run("studio", "--resume")
        .failed(ExitCode.USAGE, "--resume goes on with a fit of one file; name it");
  }
}
