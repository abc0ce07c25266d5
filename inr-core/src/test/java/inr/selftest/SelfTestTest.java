package inr.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfTestTest {
  @Test
  void otherBitsAreCountedAndTold() {
    List<GoldenCheck> checks = SelfTest.checks().subList(0, 2);
    List<String> golden = List.of("00000000 siren", SelfTest.golden().get(1));
    List<SelfTest.Outcome> told = new ArrayList<>();
    assertEquals(1, SelfTest.run(checks, golden, 1, told::add));
    assertEquals(2, told.size());
    assertFalse(told.get(0).passed());
    assertEquals("00000000", told.get(0).expected());
    assertEquals("siren of one point a step", told.get(1).name());
  }
}
