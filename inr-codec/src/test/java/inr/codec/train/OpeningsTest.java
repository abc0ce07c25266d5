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
import org.junit.jupiter.api.Test;

class OpeningsTest {
  private static final int TRIAL = 400;
  private static final int ALONE = 4;

  @Test
  void theOpeningThatEndsBetterIsTaken() {
    assertEquals(Opening.SPARSE, tried(0.03, List.of(Opening.SPARSE, Opening.DENSE)));
    assertEquals(Opening.DENSE, tried(0.002, List.of(Opening.SPARSE, Opening.DENSE)));
  }

  private static Opening tried(double lambda, List<Opening> openings) {
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
              openings.get(0),
              Steering.of(Target.lambda(lambda), packing).get(),
              SmallTraining.NOBODY);
      Steps steps = new Steps(2, TRIAL, 1, ALONE, 1, 1, 1, 1);
      Openings trial = new Openings(run, steps, openings, 7);
      List<Objective.Loss> ends = new ArrayList<>();
      for (int i = 0; i < 2 * TRIAL; i++) {
        trial.step();
        assertEquals(7 * 64, run.model.snapshot(0).seed(), "another start");
        if ((i + 1) % TRIAL == 0) {
          ends.add(run.objective.validate(run.model));
        }
      }
      trial.end();
      assertTrue(trial.isOver());
      assertTrue(ends.get(0).bits() < 0.95 * ends.get(1).bits(), "a bit costs the same: " + ends);
      boolean better = ends.get(1).loss() < ends.get(0).loss();
      assertEquals(openings.get(better ? 1 : 0), run.opening, ends::toString);
      return run.opening;
    }
  }
}
