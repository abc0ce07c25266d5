package inr.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BlockTrialTest {
  @Test
  void onlyAFarSlowerBlockIsGivenUpAndThatIsLogged() {
    List<String> log = new ArrayList<>();
    assertFalse(
        BlockTrial.siblingIsFaster("fast", BlockTrialTest::fast, BlockTrialTest::slow, log::add));
    assertEquals(List.of(), log);
    assertTrue(
        BlockTrial.siblingIsFaster("slow", BlockTrialTest::slow, BlockTrialTest::fast, log::add));
    assertEquals(1, log.size());
    assertTrue(log.get(0).startsWith("block slow takes "), log.get(0));
  }

  private static void fast() {
    // takes no time
  }

  private static void slow() {
    LockSupport.parkNanos(1_000_000);
  }
}
