package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.preset.Siren;
import org.junit.jupiter.api.Test;

class TileNetworkTest {
  @Test
  void onlyWideLayersHaveFullPanels() {
    assertFalse(
        new TileNetwork(Siren.network(2, 3, 3, 32, 30, 30).circuit(), true).hasFullPanels());
    assertFalse(
        new TileNetwork(Siren.network(2, 3, 3, 48, 30, 30).circuit(), true).hasFullPanels());
    assertTrue(new TileNetwork(Siren.network(2, 3, 3, 64, 30, 30).circuit(), true).hasFullPanels());
    assertTrue(
        new TileNetwork(Siren.network(2, 3, 3, 200, 30, 30).circuit(), true).hasFullPanels());
  }
}
