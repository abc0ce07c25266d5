package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code inr}, on a jar that names the class path of these tests. */
class LauncherTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path folder = Path.of("");

  private Path jar = Path.of("");

  @BeforeEach
  void makeJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    main.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    main.putValue("Add-Exports", "java.base/jdk.internal.module"); // as that of the real jar
    main.putValue("Enable-Native-Access", "ALL-UNNAMED");
    jar = folder.resolve("inr.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private ProcessBuilder builder(Map<String, String> environment, String... args) {
    return builder(Path.of("..", "inr"), environment, args);
  }

  private ProcessBuilder builder(Path launcher, Map<String, String> environment, String... args) {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(List.of(args));
    builder.environment().keySet().removeAll(List.of("JAVA_OPTS", "INR_JAVA_OPTS"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("INR_JAR", jar.toString());
    builder.environment().put("INR_CACHE", "off");
    builder.environment().putAll(environment);
    return builder;
  }

  private Cli run(Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    return run(builder(environment, args));
  }

  private Cli run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the command does not end");
    } finally {
      process.destroyForcibly();
    }
    return new Cli(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** What a run leaves that has found this Java good for the jar; without archives. */
  private Path remembered() throws IOException {
    Path memory = folder.resolve((JAVA + "+" + jar).replaceAll("[^A-Za-z0-9.+-]", "_"));
    Files.createDirectories(memory);
    Files.writeString(memory.resolve("seen"), seen(JAVA) + "\n" + seen(jar) + "\n");
    Files.createFile(memory.resolve("archived"));
    return memory;
  }

  private static String seen(Path file) throws IOException {
    return Files.getLastModifiedTime(file).to(TimeUnit.SECONDS) + " " + Files.size(file);
  }

  @Test
  void vectorKernelsComeWithoutAWord() throws IOException, InterruptedException {
    Cli doctor = run(Map.of(), "doctor").done();
    assertTrue(doctor.out().contains("vector module: readable"), doctor.out());
    assertTrue(doctor.out().contains(" vector kernels, "), doctor.out());
    assertEquals("", doctor.err());
  }

  /** Also through a link, with a Java of its own before that of the environment. */
  @Test
  void aPackageRunsItsOwnJarOnItsOwnJava() throws IOException, InterruptedException {
    Path tree = folder.resolve("a package");
    for (String part : List.of("bin", "lib", "runtime/bin")) {
      Files.createDirectories(tree.resolve(part));
    }
    Files.copy(Path.of("..", "inr"), tree.resolve("bin/inr"));
    Files.move(jar, tree.resolve("lib/inr.jar"));
    Path link = Files.createSymbolicLink(folder.resolve("inr"), tree.resolve("bin/inr"));
    ProcessBuilder builder = builder(link, Map.of(), "models");
    builder.environment().remove("INR_JAR");
    assertEquals(Cli.run("models").out(), run(builder).done().out());

    Path java = tree.resolve("runtime/bin/java");
    Files.writeString(java, "#!/bin/sh\nexec '" + JAVA + "' \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
    builder.environment().put("JAVA_HOME", folder.resolve("none").toString());
    assertEquals(Cli.run("models").out(), run(builder).done().out());
  }

  @Test
  void exitCodesAndLinesAreThoseOfTheCommand() throws IOException, InterruptedException {
    run(Map.of()).failed(ExitCode.USAGE, "a command is needed");
    run(Map.of(), "fit", "missing.png").failed(ExitCode.UNREADABLE_INPUT, "no such file");
    assertEquals("", run(Map.of(), "models").done().err());
  }

  @Test
  void optionsThatJavaRefusesAreRefusedByJava() throws IOException, InterruptedException {
    remembered();
    for (String cache : new String[] {"off", folder.toString()}) {
      Map<String, String> broken = Map.of("INR_JAVA_OPTS", "-XX:Nonsense", "INR_CACHE", cache);
      Cli run = run(broken, "models");
      assertEquals(1, run.code());
      assertTrue(run.err().contains("Unrecognized VM option 'Nonsense'"), run.err());
    }
  }

  @Test
  void whereNothingCanBeRememberedNothingIsSaid() throws IOException, InterruptedException {
    Path file = Files.createFile(folder.resolve("file"));
    Cli run = run(Map.of("INR_CACHE", file.toString()), "models").done();
    assertEquals(Cli.run("models").out(), run.out());
    assertEquals("", run.err());
  }

  @Test
  void anArchiveThatCannotBeUsedIsPassedOver() throws IOException, InterruptedException {
    Path memory = remembered();
    Files.write(memory.resolve("8.jsa"), "no archive".getBytes(StandardCharsets.UTF_8));
    Cli run = run(Map.of("INR_CACHE", folder.toString()), "models").done();
    assertEquals(Cli.run("models").out(), run.out());
    assertEquals("", run.err());
    assertTrue(Files.exists(memory.resolve("8.jsa")), "this Java was not remembered");
  }

  /** As programs do that start the command and read its words from a pipe. */
  @Test
  void whoReadsToTheEndDoesNotWaitForArchives() throws IOException, InterruptedException {
    Files.delete(remembered().resolve("archived"));
    Path go = folder.resolve("go");
    Path late = folder.resolve("late");
    Path asked = folder.resolve("asked");
    // The lock of the archives, which is never had, and not refused before the words are read.
    Path flock = Files.createDirectory(folder.resolve("bin")).resolve("flock");
    Files.writeString(
        flock,
        String.format(
            """
            #!/bin/sh
            left=600
            while [ ! -e '%s' ] && [ $left -gt 0 ]; do sleep 0.1; left=$((left - 1)); done
            [ $left -gt 0 ] || : >'%s'
            : >'%s'
            exit 1
            """,
            go, late, asked));
    assertTrue(flock.toFile().setExecutable(true));
    String path = flock.getParent() + File.pathSeparator + System.getenv("PATH");
    Process process =
        builder(Map.of("INR_CACHE", folder.toString(), "PATH", path), "models")
            .redirectErrorStream(true)
            .start();
    byte[] words = process.getInputStream().readAllBytes();
    Files.createFile(go);
    assertEquals(Cli.run("models").out(), new String(words, StandardCharsets.UTF_8));
    for (int i = 0; i < 600 && !Files.exists(asked); i++) {
      Thread.sleep(100);
    }
    assertTrue(Files.exists(asked), "nobody wanted to make archives");
    assertFalse(Files.exists(late), "the words ended when the archives did");
  }
}
