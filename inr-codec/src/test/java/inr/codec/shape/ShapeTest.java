package inr.codec.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShapeTest {
  /** The published counts of parameters, for seven grids and RGB. */
  @Test
  void networksHaveAsManyParametersAsPublished() {
    assertEquals(
        List.of(481, 1007, 1857, 2621),
        Stream.of(Preset.values())
            .map(preset -> new Shape(preset, 3, 0, 6).layout().size())
            .toList());
  }

  @Test
  void planesGoFromCoarseToFineAndHyperlatentsComeFirst() {
    Pyramid pyramid = new Shape(Preset.HOP, 3, 0, 6).pyramid(130, 70);
    assertEquals(
        List.of(
            "hyperlatent 6",
            "latent 6",
            "hyperlatent 5",
            "latent 5",
            "hyperlatent 4",
            "latent 4",
            "latent 3",
            "latent 2",
            "latent 1",
            "latent 0"),
        pyramid.planes().stream().map(Plane::name).toList());
    assertEquals(new Plane(6, true, 3, 2), pyramid.planes().get(0));
    assertEquals(new Plane(1, false, 65, 35), pyramid.planes().get(8));
    assertEquals(7, pyramid.inputs(pyramid.latent(2)));
    assertEquals(0, pyramid.inputs(pyramid.latent(3)));
  }

  @Test
  void neighboursAreKnownBeforeAndTheLeftOneIsTheFirst() {
    List<Neighbour> all = Neighbour.byPriority();
    assertEquals(40, all.size());
    assertEquals(
        List.of(new Neighbour(-1, 0), new Neighbour(0, -1), new Neighbour(-1, -1)),
        all.subList(0, 3));
    assertTrue(all.stream().allMatch(n -> n.dy() < 0 || n.dx() < 0));
  }

  @Test
  void tensorsCoverTheVectorWithoutGaps() {
    Layout layout = new Shape(Preset.LOP, 2, 1, 3).layout();
    int end = 0;
    for (Tensor tensor : layout.tensors()) {
      assertEquals(end, tensor.offset(), tensor.name());
      end = tensor.end();
    }
    assertEquals(end, layout.size());
    assertEquals(1f, layout.defaults()[layout.tensor("upsampling.1.filter").end() - 1]);
  }

  @Test
  void impossibleShapesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Shape(Preset.LOP, 5, 0, 6));
    assertThrows(IllegalArgumentException.class, () -> new Shape(Preset.LOP, 3, 3, 6));
    assertThrows(IllegalArgumentException.class, () -> new Shape(Preset.LOP, 3, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Shape(Preset.LOP, 3, 0, 9));
  }
}
