package inr.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How wide the vector kernels are: as wide as the machine, or as the system property {@code
 * inr.lanes} says.
 */
public final class VectorLanes {
  /** The shape of every vector in kernels; constant, so that the compiler knows it. */
  public static final VectorSpecies<Float> FLOATS =
      species(System.getProperty("inr.lanes", "auto"));

  /** The same shape with the bits of each float. */
  public static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);

  private VectorLanes() {}

  private static VectorSpecies<Float> species(String lanes) {
    return switch (lanes) {
      case "auto" -> FloatVector.SPECIES_PREFERRED;
      case "4" -> FloatVector.SPECIES_128;
      case "8" -> FloatVector.SPECIES_256;
      case "16" -> FloatVector.SPECIES_512;
      default ->
          throw new IllegalArgumentException(
              "kernels: inr.lanes is " + lanes + "; auto, 4, 8 or 16 is accepted");
    };
  }
}
