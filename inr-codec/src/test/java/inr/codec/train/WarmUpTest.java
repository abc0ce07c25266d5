package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.file.Header;
import inr.codec.shape.Layout;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Sheet;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmUpTest {
  private static final int CANDIDATES = 3;

  /** With latents that show the picture, and with zeros, which need no steps alone. */
  @ParameterizedTest
  @CsvSource({"0.002, 4", "0.0005, 0"})
  void theBetterTwoOfTheCandidatesGoOn(double lambda, int alone) {
    Shape shape = new Shape(Preset.LOP, SmallTraining.MEDIUM.channels(), 0, 4);
    Layout layout = shape.layout();
    Sheet sheet =
        new Sheet(shape.pyramid(SmallTraining.MEDIUM.width(), SmallTraining.MEDIUM.height()));
    SampleSpan span = SampleSpan.of(SmallTraining.MEDIUM, SmallTraining.samples());
    Picture picture = span.picture(SmallTraining.MEDIUM, SmallTraining.samples());
    Header header = new Header(SmallTraining.MEDIUM, shape, 0, span.low(), span.high());
    Packing packing = new Packing(header, sheet, Optional.empty());
    try (Workers workers = new Workers(1)) {
      Run run =
          new Run(
              layout,
              new Objective(layout, sheet, picture, picture.pixels(), workers),
              new Model(layout, sheet, picture, workers),
              Opening.EVEN,
              Steering.of(Target.lambda(lambda), packing).get(),
              SmallTraining.NOBODY);
      Steps steps = new Steps(0, 0, CANDIDATES, alone, 5, 1, 1, 1);
      WarmUp warmUp = new WarmUp(run, steps, 7);
      List<Long> begun = new ArrayList<>();
      double[] losses = new double[CANDIDATES];
      for (int i = 0; i < steps.allWarmUp(); i++) {
        warmUp.step();
        long seed = run.model.snapshot(0).seed();
        if (!begun.contains(seed)) {
          begun.add(seed);
        }
        if (i < CANDIDATES * (alone + 5)) {
          losses[(int) (seed - 7 * 64)] = run.objective.validate(run.model).loss();
        }
      }
      warmUp.end();
      assertTrue(warmUp.isOver());
      assertEquals(List.of(448L, 449L, 450L), begun, "other starts than the candidates");
      double loss = run.objective.validate(run.model).loss();
      for (double other : losses) {
        assertTrue(loss < other, loss + " after a second turn, " + other + " after the first");
      }
    }
  }
}
