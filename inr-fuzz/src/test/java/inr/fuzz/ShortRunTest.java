package inr.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some hundred files for each reader, the same in every run; {@link Fuzz} takes longer. */
class ShortRunTest {
  private static final long SEED = 20261126;
  private static final int FILES = 150;

  @TempDir private Path folder = Path.of("");

  private Corpus corpus() {
    return new Corpus(Path.of("..", "inr-io", "src", "test", "resources"), folder);
  }

  @ParameterizedTest
  @EnumSource
  void everyFileEndsInAValueOrOneLine(Target target) throws Exception {
    Mutator mutator = new Mutator(corpus().of(target), SEED);
    Campaign.Result result = new Campaign(target, mutator, folder.resolve("input")).run(FILES);
    assertEquals(Map.of(), result.findings());
    assertTrue(result.outcomes() > 1, "nothing but " + result.outcomes() + " outcome");
  }

  /** Else every changed file would end at its checksum. */
  @ParameterizedTest
  @EnumSource(names = {"PNG", "FLAC", "CODED", "MODEL", "CHECKPOINT", "ENCODING"})
  void checksumsOfTheCorpusStayRight(Target target) throws Exception {
    int read = 0;
    List<byte[]> files = corpus().of(target);
    for (byte[] file : files) {
      String outcome = target.outcome(target.mended(file), folder.resolve("input"));
      assertFalse(outcome.contains("checksum"), outcome);
      read += outcome.contains(": ") ? 0 : 1;
    }
    assertTrue(read > files.size() / 2, read + " of " + files.size() + " files were read");
  }

  @Test
  void equalSeedsGiveEqualFiles() throws IOException {
    Mutator one = new Mutator(corpus().of(Target.GIF), SEED);
    Mutator other = new Mutator(corpus().of(Target.GIF), SEED);
    for (int i = 0; i < FILES; i++) {
      assertArrayEquals(one.next(), other.next());
    }
  }
}
