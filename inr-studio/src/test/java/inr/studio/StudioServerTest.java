package inr.studio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.Fit;
import inr.field.NeuralField;
import inr.preset.Presets;
import inr.report.FieldDrawing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over plain sockets, since clients of HTTP do not lie about their host. */
class StudioServerTest {
  private static final NeuralField FIELD = field();
  private static final int MOST_MILLIS = 60_000;

  private static StudioServer server = started();

  /** 300 columns, so that tiles are cut. */
  private static NeuralField field() {
    BufferedImage image = new BufferedImage(300, 40, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 300; x++) {
      for (int y = 0; y < 40; y++) {
        image.setRGB(x, y, 0x010203 * (x % 80));
      }
    }
    return Fit.of(image)
        .preset(Presets.named("siren").orElseThrow())
        .setting("width", 8)
        .setting("hidden-layers", 1)
        .steps(3)
        .run();
  }

  private static StudioServer started() {
    try {
      return StudioServer.start(0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeAll
  static void show() {
    FinishedField exhibit = new FinishedField("Field", FIELD.model(), Map.of("a", "b"), 1);
    server.show(
        new Show(
            "a.inr",
            FIELD.model().medium(),
            FIELD.model().grid(),
            Optional.empty(),
            List.of(exhibit)));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String token() {
    return server.address().getPath();
  }

  /** An answer: its status, headers and content. */
  private record Reply(int status, String head, byte[] content) {}

  private static Reply ask(String method, String path, String... headers) throws IOException {
    return askOf("127.0.0.1:" + server.address().getPort(), method, path, headers);
  }

  private static Reply askOf(String host, String method, String path, String... headers)
      throws IOException {
    try (Socket socket = socket()) {
      String request =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nConnection: close\r\n"
              + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput(); // so that a body that was announced is not waited for
      return reply(socket.getInputStream().readAllBytes());
    }
  }

  private static Socket socket() throws IOException {
    Socket socket =
        new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.address().getPort());
    socket.setSoTimeout(MOST_MILLIS);
    return socket;
  }

  private static Reply reply(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(bytes, end + 4, bytes.length - end - 4);
    return new Reply(
        Integer.parseInt(text.substring(9, 12)), text.substring(0, end), content.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 200",
    "localhost:1234, 200",
    "[::1]:80, 200",
    "evil.example, 421",
    "127.0.0.1.evil.example, 421",
    "127.0.0.1:80@evil.example, 421",
  })
  void onlyHostsOfThisMachineAreAnswered(String host, int status) throws IOException {
    assertEquals(status, askOf(host, "GET", token()).status());
  }

  @Test
  void requestsOfOtherPagesAreRefused() throws IOException {
    String own = "http://127.0.0.1:" + server.address().getPort();
    assertEquals(200, ask("GET", token(), "Origin: " + own).status());
    for (String origin :
        List.of(
            "null", "http://evil.example", "http://127.0.0.1:1", "https://" + own.substring(7))) {
      assertEquals(403, ask("GET", token(), "Origin: " + origin).status(), origin);
    }
  }

  @Test
  void whoDoesNotKnowTheTokenFindsNothing() throws IOException {
    String other = token().replace(token().charAt(5), '!');
    for (String path :
        List.of(
            "/",
            other,
            token().substring(0, token().length() - 1),
            token() + "../../etc/passwd",
            token() + "nothing")) {
      Reply reply = ask("GET", path);
      assertEquals(404, reply.status(), path);
      assertEquals(0, reply.content().length, path);
    }
  }

  @Test
  void onlyTheMethodOfARouteIsTaken() throws IOException {
    assertEquals(405, ask("GET", token() + "quit").status());
    assertEquals(405, ask("OPTIONS", token() + "quit").status());
    assertEquals(405, ask("POST", token()).status());
    assertEquals(405, ask("POST", token() + "events").status());
    assertEquals(
        400,
        ask("POST", token() + "quit", "Content-Type: text/plain").status(),
        "a form of another page");
    assertEquals(
        413,
        ask(
                "POST",
                token() + "pause",
                "Content-Type: application/json",
                "Content-Length: 9",
                "\r\n123456789") // the end of the headers, and a body
            .status());
    assertEquals(
        200,
        ask("POST", token() + "pause", "Content-Type: application/json", "Content-Length: 0")
            .status());
  }

  @Test
  void everyAnswerIsProtected() throws IOException {
    for (String path :
        List.of(
            "/",
            token(),
            token() + "app.js",
            token() + "tile?run=0&level=0&row=0&column=0",
            token() + "tile?level=x")) {
      String head = ask("GET", path).head().toLowerCase(Locale.ROOT);
      for (String header :
          List.of(
              "content-security-policy: default-src 'none'",
              "x-content-type-options: nosniff",
              "referrer-policy: no-referrer",
              "cross-origin-resource-policy: same-origin",
              "cache-control: no-store")) {
        assertTrue(head.contains(header), path + " lacks " + header);
      }
      assertFalse(head.contains("access-control"), head);
    }
  }

  private static Reply drop(String name, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Type: application/octet-stream";
    return ask("POST", token() + "file?name=" + name, all);
  }

  @Test
  void filesAreTakenOnlyWhereTheyAreWantedAndInTheirForm() throws Exception {
    assertEquals(404, drop("a.png", "Content-Length: 0").status(), "nobody takes files");
    List<String> taken = new ArrayList<>();
    StudioServer usual = server;
    try (StudioServer other = StudioServer.start(0)) {
      server = other;
      other.accept(
          (name, file) -> {
            taken.add(name + " " + file.readAllBytes().length);
            return name.startsWith("no") ? Optional.of("not this one") : Optional.empty();
          });
      assertEquals(405, ask("GET", token() + "file?name=a").status());
      assertEquals(
          400,
          ask("POST", token() + "file?name=a", "Content-Type: text/plain", "Content-Length: 0")
              .status(),
          "a form of another page");
      assertEquals(403, drop("a", "Origin: http://evil.example", "Content-Length: 0").status());
      assertEquals(411, drop("a", "Transfer-Encoding: chunked").status());
      assertEquals(413, drop("a", "Content-Length: 1073741825").status());
      for (String wrong : List.of("", "..%2F", "%01%02", "%zz", "a".repeat(256))) {
        assertEquals(400, drop(wrong, "Content-Length: 0").status(), wrong);
      }
      assertEquals(List.of(), taken);
      Reply refused = drop("no", "Content-Length: 0");
      assertEquals(422, refused.status());
      assertEquals("not this one", new String(refused.content(), StandardCharsets.UTF_8));
      assertEquals(200, drop("..%2F..%5Cetc%2F%3Cb%3E%0A.png", "Content-Length: 0").status());
      assertEquals(List.of("no 0", "<b>.png 0"), taken);
    } finally {
      server = usual;
    }
  }

  /** Pixels of the page are those of the engine, at the picture's own size and beyond. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "3, 8"})
  void tilesAreThePixelsOfTheField(int level, int factor) throws IOException {
    BufferedImage image = FIELD.image(300 * factor, 40 * factor);
    int column = level == 0 ? 1 : 2;
    int width = Math.min(256, image.getWidth() - 256 * column);
    int height = Math.min(256, image.getHeight());
    byte[] wanted = new byte[4 * width * height];
    for (int p = 0; p < width * height; p++) {
      int rgb = image.getRGB(256 * column + p % width, p / width);
      wanted[4 * p] = (byte) (rgb >> 16);
      wanted[4 * p + 1] = (byte) (rgb >> 8);
      wanted[4 * p + 2] = (byte) rgb;
      wanted[4 * p + 3] = (byte) 255;
    }
    Reply tile = ask("GET", token() + "tile?run=0&row=0&level=" + level + "&column=" + column);
    assertEquals(200, tile.status());
    assertArrayEquals(wanted, tile.content());
  }

  @ParameterizedTest
  @CsvSource({
    "run=0&level=0&row=0&column=2",
    "run=0&level=0&row=-1&column=0",
    "run=1&level=0&row=0&column=0",
    "run=0&level=16&row=0&column=0",
    "run=0&level=99999999999&row=0&column=0",
    "run=0&level=NaN&row=0&column=0",
    "run=0"
  })
  void tilesThatAreNotThereAreRefused(String query) throws IOException {
    assertEquals(400, ask("GET", token() + "tile?" + query).status());
  }

  private static Reply drawn(String what, int version) throws IOException {
    return ask("GET", token() + what + "?run=0&version=" + version);
  }

  /** Of the 64 x 40 samples in the middle; before rounding, so within half of a step of pixels. */
  @Test
  void aPageCanDrawByItselfAndProveIt() throws IOException {
    Reply drawing = drawn("drawing", 1);
    assertEquals(200, drawing.status());
    assertTrue(new String(drawing.content(), StandardCharsets.UTF_8).contains("gl_FragCoord"));
    byte[] weights = drawn("weights", 1).content();
    assertArrayEquals(FieldDrawing.ofPage(FIELD.model()).orElseThrow().numbers(), weights);
    FloatBuffer piece =
        ByteBuffer.wrap(drawn("piece", 1).content()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    assertEquals(64 * 40 * 3, piece.remaining());
    BufferedImage image = FIELD.image();
    for (int i = 0; i < piece.remaining(); i++) {
      int rgb = image.getRGB(118 + i / 3 % 64, i / 3 / 64);
      int shade = rgb >> 16 - 8 * (i % 3) & 255;
      assertEquals(shade, Math.max(0, Math.min(255, piece.get(i))), 0.5001, "number " + i);
    }
  }

  /** A fit paces itself by what its renderer counts. */
  @Test
  void weightsAreMadeOnceForASnapshotAndCountedAsDrawing() {
    try (FieldRenderer renderer = new FieldRenderer(1)) {
      renderer.show(Snapshot.of(FIELD.model()));
      assertEquals(0, renderer.nanos());
      FieldDrawing first = renderer.drawing(1).orElseThrow();
      assertNotEquals(0, renderer.nanos());
      assertSame(first, renderer.drawing(1).orElseThrow());
      renderer.show(Snapshot.of(FIELD.model()));
      assertNotSame(first, renderer.drawing(2).orElseThrow());
    }
  }

  @Test
  void onlyTheNewestVersionIsDrawn() throws IOException {
    for (String what : List.of("drawing", "weights", "piece")) {
      assertEquals(204, drawn(what, 2).status());
      assertEquals(400, drawn(what, 0).status());
      assertEquals(405, ask("POST", token() + what + "?run=0&version=1").status());
      assertEquals(
          404, ask("GET", "/" + "x".repeat(22) + "/" + what + "?run=0&version=1").status());
    }
  }

  @Test
  void networksThatBrowsersCannotDrawAreToldOf() throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    NeuralField field =
        Fit.of(image).preset(Presets.named("hash-grid").orElseThrow()).steps(1).run();
    StudioServer usual = server;
    try (StudioServer other = StudioServer.start(0)) {
      server = other;
      FinishedField exhibit = new FinishedField("Field", field.model(), Map.of(), 1);
      other.show(
          new Show(
              "a.inr",
              field.model().medium(),
              field.model().grid(),
              Optional.empty(),
              List.of(exhibit)));
      Reply refused = drawn("weights", 1);
      assertEquals(404, refused.status());
      assertEquals(
          "only pictures of networks of dense layers with at most 4194304 parameters are drawn in the browser",
          new String(refused.content(), StandardCharsets.UTF_8));
      Reply told = drawn("drawing", 1);
      assertEquals(200, told.status());
      assertTrue(new String(told.content(), StandardCharsets.UTF_8).startsWith("{\"refusal\":"));
    } finally {
      server = usual;
    }
  }

  /** A reader that goes away gives its place back as soon as something is sent. */
  @Test
  void streamsTellTheStateAndAreCounted() throws Exception {
    List<Socket> readers = new ArrayList<>();
    try {
      for (int i = 0; i < EventHub.MOST_STREAMS; i++) {
        readers.add(listen());
      }
      assertTrue(server.isWatched());
      assertEquals(429, ask("GET", token() + "events").status());
    } finally {
      for (Socket reader : readers) {
        reader.setSoLinger(true, 0);
        reader.close();
      }
    }
    for (int i = 0; i < 100 && server.isWatched(); i++) {
      server.changed();
      Thread.sleep(50);
    }
    assertFalse(server.isWatched(), "somebody who is gone is still listened for");
  }

  private static Socket listen() throws IOException {
    Socket socket = socket();
    String request = "GET " + token() + "events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\"runs\":[{\"state\":\"finished\"") < 0) {
      int next = in.read();
      assertTrue(next >= 0, text::toString);
      text.append((char) next);
    }
    return socket;
  }

  @Test
  void modelIsThatOfTheFile() throws IOException {
    assertArrayEquals(FIELD.toBytes(), ask("GET", token() + "model.inr?run=0").content());
  }
}
