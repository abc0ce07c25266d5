package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A studio with a fit under way whose pages come and go for a long time, politely and not: nothing
 * of them stays. Not part of the build; one minute unless told otherwise, and some two and a half
 * in which it is quiet:
 *
 * <pre>{@code
 * mvn -pl inr-cli -am test -Dtest=StudioSoakTest -DexcludedGroups=none \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dinr.soak.minutes=60 -Dinr.most-test-seconds=7200
 * }</pre>
 */
@Tag("soak")
class StudioSoakTest {
  private static final int MINUTES = Integer.getInteger("inr.soak.minutes", 1);
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int SEED = 16;

  /** So that ports of closed connections, which rest for a minute, do not run out. */
  private static final int BREATH_MILLIS = 50;

  /** Streams that a page's server has at most. */
  private static final int MOST_STREAMS = 8;

  /** After which threads without work have ended, and streams that were cut are noticed. */
  private static final int QUIET_SECONDS = 70;

  /** Threads of the server that wait for work may be one more or less. */
  private static final int MORE_THREADS = 2;

  /** The curve of a fit has up to 2,000 points, and Java's own books grow as well. */
  private static final long MORE_BYTES = 8 << 20;

  private static final Pattern VERSION = Pattern.compile("\"version\":([1-9]\\d*)");

  private final Random random = new Random(SEED);

  /** Streams that are read no more, with what was cut off among them. */
  private final List<Socket> streams = new ArrayList<>();

  private int port;
  private String path = "";
  private int version = 1;
  private long requests;
  private long cuts;

  @TempDir private Path folder = Path.of("");

  /** How it stands when nobody looks. */
  private record Quiet(int threads, long bytes) {}

  private Socket send(String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    requests++;
    return socket;
  }

  /** A request; connections of those that are cut off would have stayed for others. */
  private String text(String method, String what, boolean stays, String more) {
    return method
        + " "
        + path
        + what
        + " HTTP/1.1\r\nHost: localhost\r\n"
        + more
        + "Connection: "
        + (stays ? "keep-alive" : "close")
        + "\r\n\r\n";
  }

  /** The status of an answer that is read to its end, or cut off at its beginning. */
  private int get(String what) throws IOException {
    boolean cut = random.nextInt(4) == 0;
    try (Socket socket = send(text("GET", what, cut, ""))) {
      InputStream in = socket.getInputStream();
      String head = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
      if (cut) {
        cut(socket);
      } else {
        in.readAllBytes();
      }
      return Integer.parseInt(head.substring(9));
    }
  }

  private void post(String what) throws IOException {
    String type = "Content-Type: application/json\r\nContent-Length: 0\r\n";
    try (Socket socket = send(text("POST", what, false, type))) {
      String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
      assertEquals("200", head.substring(9));
    }
  }

  /** Without a goodbye. */
  private void cut(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
    cuts++;
  }

  private void listen() throws IOException {
    Socket socket = send(text("GET", "events", true, ""));
    InputStream in = socket.getInputStream();
    String head = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
    if (head.endsWith("429")) {
      socket.close();
      return;
    }
    assertTrue(head.endsWith("200"), head);
    StringBuilder told = new StringBuilder();
    Matcher newest = VERSION.matcher(told);
    while (!newest.reset().find() || told.charAt(told.length() - 1) != '\n') {
      int next = in.read();
      assertTrue(next >= 0, "a stream ended");
      told.append((char) next);
    }
    newest.reset();
    while (newest.find()) {
      version = Math.max(1, Integer.parseInt(newest.group(1)));
    }
    streams.add(socket);
  }

  private void closeStreams() throws IOException {
    for (Socket stream : streams) {
      if (random.nextBoolean()) {
        cut(stream);
      } else {
        stream.close();
      }
    }
    streams.clear();
  }

  /** A page comes, looks around and goes. */
  private void round() throws IOException {
    for (String what : List.of("", "app.js", "app.css", "session", "original", "facts?run=0")) {
      assertEquals(200, get(what), what);
    }
    listen();
    int level = random.nextInt(6);
    String query = "tile?run=0&row=0&column=0&level=" + level;
    assertEquals(200, get(query));
    for (String what : List.of("drawing", "weights", "piece")) {
      int status = get(what + "?run=0&version=" + version);
      assertTrue(status == 200 || status == 204, what + " " + status);
    }
    assertEquals(200, get("curve?run=0"));
    assertEquals(404, get("nothing"));
    cut(send(text("GET", query, true, "")));
    cut(send("GET " + path + " HTTP/1.1\r\nHost: local"));
    if (streams.size() > random.nextInt(MOST_STREAMS)) {
      closeStreams();
    }
  }

  private void work(long seconds) throws IOException, InterruptedException {
    long end = System.nanoTime() + seconds * NANOS_PER_SECOND;
    while (System.nanoTime() < end) {
      round();
      Thread.sleep(BREATH_MILLIS);
    }
    closeStreams();
  }

  /** How it stands after a while in which nobody asks and the fit rests. */
  private Quiet quiet() throws IOException, InterruptedException {
    post("pause");
    Thread.sleep(QUIET_SECONDS * 1000L);
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(200);
    }
    long bytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    post("resume");
    return new Quiet(threads, bytes);
  }

  /** As many streams as there are places for. */
  private int places() throws IOException {
    int places = 0;
    for (int before = -1; before < streams.size(); places = streams.size()) {
      before = streams.size();
      listen();
    }
    closeStreams();
    return places;
  }

  @Test
  void nothingStaysOfPagesThatCameAndWent() throws Exception {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 300, 40, 3);
    Object[] options = {
      "studio",
      picture,
      "-o",
      folder.resolve("out.inr"),
      "--model",
      "siren",
      "--width",
      32,
      "--hidden-layers",
      2,
      "--batch",
      256,
      "--steps",
      1_000_000_000,
      "--no-open"
    };
    StudioPage studio = new StudioPage(options);
    port = studio.address().getPort();
    path = studio.address().getPath();
    listen();
    work(60);
    Quiet before = quiet();
    long begun = System.nanoTime();
    work(60L * MINUTES);
    long seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
    Quiet after = quiet();
    int places = places();
    post("quit");
    assertEquals(ExitCode.INTERRUPTED, studio.code().join(), studio::words);
    System.out.println(
        String.format(
            Locale.ROOT,
            "soak: %d s, %,d requests, %,d of them cut off; threads %d, then %d; heap %.1f MB, then %.1f MB; %d places for streams",
            seconds,
            requests,
            cuts,
            before.threads,
            after.threads,
            before.bytes * 1e-6,
            after.bytes * 1e-6,
            places));
    assertEquals(MOST_STREAMS, places, "streams are still open");
    assertTrue(after.threads <= before.threads + MORE_THREADS, "threads are left");
    assertTrue(after.bytes <= before.bytes + MORE_BYTES, "memory is left");
  }
}
