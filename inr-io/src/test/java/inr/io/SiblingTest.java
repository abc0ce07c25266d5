package inr.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SiblingTest {
  private static String beside(String name) {
    return String.valueOf(Sibling.of(Path.of("folder", name), ".", ".part").getFileName());
  }

  @Test
  void aNameIsKeptWholeWhereThereIsRoom() {
    assertEquals(Path.of("folder/.a.png.part"), Sibling.of(Path.of("folder/a.png"), ".", ".part"));
    String longest = "a".repeat(255 - 6);
    assertEquals("." + longest + ".part", beside(longest));
  }

  @Test
  void longNamesAreCutBetweenCharactersAndKeptApart() {
    for (String character : new String[] {"a", "\u00e9", "\u6f22", "\ud83d\ude00"}) {
      String name = character.repeat(250 / character.getBytes(StandardCharsets.UTF_8).length);
      String one = beside(name + "a");
      assertTrue(one.startsWith("." + character) && one.endsWith(".part"), one);
      int bytes = one.getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes <= 255 && bytes > 251, one);
      assertEquals(one, new String(one.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
      assertEquals(one, beside(name + "a"));
      assertNotEquals(one, beside(name + "b"));
    }
  }
}
