package inr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The runnable jar names every library it holds, and holds the licence texts their jars lack. */
class ThirdPartyTest {
  /** Libraries of the tests alone, by the beginnings of their names. */
  private static final List<String> OF_TESTS =
      List.of("junit-", "archunit", "slf4j-", "opentest4j", "apiguardian-api", "surefire", "inr-");

  /** Whether a jar is of the program, not of its tests. */
  static boolean isOfTheProgram(String jar) {
    return OF_TESTS.stream().noneMatch(jar::startsWith) || jar.startsWith("inr-");
  }

  @Test
  void everyLibraryOfTheJarIsNamed() throws IOException {
    String text = read("THIRD-PARTY.txt");
    Set<String> named = new TreeSet<>(List.of(text.split("[\\s,]+")));
    Set<String> libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> new File(entry).getName())
            .filter(name -> name.endsWith(".jar"))
            .map(name -> name.replaceFirst("-\\d.*", ""))
            .filter(name -> OF_TESTS.stream().noneMatch(name::startsWith))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(libraries.contains("JTransforms"), libraries::toString);
    assertTrue(named.containsAll(libraries), () -> libraries + " in\n" + text);
  }

  @Test
  void theLicenceTextsItPointsToAreThere() throws IOException {
    Set<String> files =
        Pattern.compile("META-INF/licenses/(\\S+)\\.txt")
            .matcher(read("THIRD-PARTY.txt"))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertEquals(Set.of("JCuda", "JTransforms", "JLargeArrays", "TwelveMonkeys"), files);
    for (String file : files) {
      String text = read("licenses/" + file + ".txt");
      assertTrue(
          text.contains("Redistributions in binary form must reproduce")
              || text.contains("this permission notice shall be\nincluded in all copies"),
          file);
    }
  }

  private static String read(String name) throws IOException {
    try (InputStream in = ThirdPartyTest.class.getResourceAsStream("/META-INF/" + name)) {
      assertNotNull(in, name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
