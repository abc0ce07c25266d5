package inr.bench.claims;

import inr.io.topo.LandMap;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts claims of papers to the test. */
@Command(
    name = "claims",
    description = "Claims of papers, put to the test.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "CLAIM")
public final class ClaimsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command. */
  public ClaimsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a claim is needed: bands, kronecker, methods, neumeta, periodic, sphere or stages");
  }

  @Command(name = "bands", description = "BACON: no output has waves beyond its band.")
  void bands(
      @Parameters(paramLabel = "PICTURE", description = "Square grey picture of 8 bits.")
          Path picture,
      @Parameters(paramLabel = "STEPS", arity = "0..1", defaultValue = "" + BaconBands.STEPS)
          int steps)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    BaconBands.print(out, SquarePicture.read(picture), steps);
  }

  @Command(name = "kronecker", description = "Complex encoding: the closed form and Adam.")
  void kronecker(
      @Parameters(paramLabel = "PICTURE", description = "Square grey picture of 8 bits.")
          Path picture,
      @Parameters(paramLabel = "STEPS", arity = "0..1", defaultValue = "" + ClosedForm.STEPS)
          int steps)
      throws IOException {
    ClosedForm.print(spec.commandLine().getOut(), SquarePicture.read(picture), steps);
  }

  @Command(
      name = "methods",
      description =
          "INT, EVOS, soft mining, feasible learning, SSIM and octaves that open beside all points in every step.")
  void methods(
      @Parameters(paramLabel = "PICTURE", description = "Square grey picture of 8 bits.")
          Path picture,
      @Parameters(paramLabel = "STEPS", arity = "0..1", defaultValue = "" + TrainingMethods.STEPS)
          int steps,
      @Parameters(paramLabel = "WIDTH", arity = "0..1", defaultValue = "" + TrainingMethods.WIDTH)
          int width,
      @Parameters(paramLabel = "SEED", arity = "0..1", defaultValue = "0") int seed,
      @Parameters(
              paramLabel = "WAYS",
              arity = "0..1",
              defaultValue = "",
              description = "Regular expression: the ways whose names have it.")
          String ways)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    TrainingMethods.print(out, SquarePicture.read(picture), steps, width, seed, ways);
  }

  @Command(
      name = "neumeta",
      description = "Neural metamorphosis: one field, networks of any width.")
  void neumeta(
      @Parameters(paramLabel = "STEPS", arity = "0..1", defaultValue = "" + AnyWidth.STEPS)
          int steps,
      @Parameters(paramLabel = "SEED", arity = "0..1", defaultValue = "0") int seed) {
    AnyWidth.print(spec.commandLine().getOut(), steps, seed);
  }

  @Command(name = "periodic", description = "Snake and FAN: a periodic function goes on.")
  void periodic(
      @Parameters(paramLabel = "SEEDS", arity = "0..1", defaultValue = "" + Extrapolation.SEEDS)
          int seeds,
      @Parameters(paramLabel = "STEPS", arity = "0..1", defaultValue = "" + Extrapolation.STEPS)
          int steps) {
    Extrapolation.print(spec.commandLine().getOut(), seeds, steps);
  }

  @Command(name = "sphere", description = "Spherical harmonics: land and ocean.")
  void sphere(
      @Parameters(
              paramLabel = "LAND",
              description =
                  "TopoJSON with an object land, in degrees: land-110m.json of world-atlas.")
          Path land,
      @Parameters(paramLabel = "STEPS", arity = "0..1", defaultValue = "" + LandOcean.STEPS)
          int steps)
      throws IOException {
    LandOcean.print(spec.commandLine().getOut(), LandMap.read(land), steps);
  }

  @Command(name = "stages", description = "Multi-stage networks: to the precision of the machine.")
  void stages(
      @Parameters(paramLabel = "WIDTH", arity = "0..1", defaultValue = "" + Stages.WIDTH) int width,
      @Parameters(paramLabel = "STEPS", arity = "0..1", defaultValue = "" + Stages.STEPS)
          int steps) {
    Stages.print(spec.commandLine().getOut(), width, steps);
  }
}
