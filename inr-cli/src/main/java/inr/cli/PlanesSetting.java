package inr.cli;

import inr.operator.AngularSpectrum;
import inr.operator.Shape;
import inr.solve.Planes;
import inr.solve.phase.DefocusedPlanes;
import inr.solve.phase.PhaseMethod;
import java.io.IOException;
import java.util.List;

/**
 * Pictures of a phase in and out of focus.
 *
 * @param options of the command
 */
record PlanesSetting(PhaseOptions options) implements PhaseSetting<DefocusedPlanes> {
  @Override
  public double[] truth(Planes picture) {
    double[] phase = options.square(picture, options.input().toString());
    for (int i = 0; i < phase.length; i++) {
      phase[i] *= options.strength();
    }
    return phase;
  }

  @Override
  public DefocusedPlanes simulated(double[] truth) {
    Shape plane = Shape.of(options.side(), options.side());
    return DefocusedPlanes.simulated(space(plane), truth, options.noise(), options.seed());
  }

  @Override
  public DefocusedPlanes measured(Planes numbers) throws IOException {
    Shape plane = PhaseOptions.part(numbers.shape(), options.distances().size(), "distances");
    return DefocusedPlanes.measured(
        space(plane), options.measuredIntensities(numbers, plane), options.noise());
  }

  private AngularSpectrum space(Shape plane) {
    return new AngularSpectrum(plane, options.wavelength(), options.distances());
  }

  @Override
  public List<PhaseMethod<? super DefocusedPlanes>> methods() {
    return DefocusedPlanes.methods();
  }

  @Override
  public String usual() {
    return "siren";
  }

  @Override
  public SolveScore.Kind kind() {
    return SolveScore.Kind.PHASE;
  }
}
