package inr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.backend.Backend;
import inr.backend.Backends;
import inr.backend.Evaluator;
import inr.backend.Trainer;
import inr.backend.UnsupportedPlanException;
import inr.circuit.Channel;
import inr.circuit.Distribution;
import inr.circuit.Jet;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsTest {
  private static final int SIDE = 9;

  /** Parameters of the reference are doubles, those of a model floats. */
  private static final float ROUNDING = 1e-6f;

  /** Three heads of two channels, on the filters 0, 1 and 2. */
  private static NetworkSpec network() {
    Distribution spread = new Distribution.Uniform(0.5);
    return new NetworkSpec(
        2,
        new Encoding.BandLimitedFilters(5, List.of(2, 1, 3), List.of(0, 1, 2), 7),
        List.of(new Layer.Heads(2, 2, spread, spread)));
  }

  private static Signal signal() {
    float[] values = new float[SIDE * SIDE * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(0.3 * i);
    }
    return new Signal(
        Grid.of(Axis.centred("y", SIDE), Axis.centred("x", SIDE)),
        new Medium.Field(2),
        new Samples.Floats(values),
        ValueRange.symmetric(-1, 1));
  }

  private static TrainingPlan plan(Loss loss) {
    return TrainingPlan.of(network(), 1e-2, 3).withLoss(loss);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "reference"})
  void aNetworkThatShowsAHeadPredictsWhatTheJetOfTheOtherCarries(String name) {
    Backend backend = Backends.named(name);
    Signal signal = signal();
    int points = signal.points();
    Jet jet = new Jet(List.of(new Channel.Head(0), new Channel.Head(1), new Channel.Head(2)));
    float[] all = new float[points * 4 * 2];
    try (Trainer trainer = backend.trainer(plan(new Loss.EveryHead(3)), signal, 1)) {
      trainer.step(3);
      trainer.jet(jet, signal.coordinates(), all);
      float[] last = new float[points * 2];
      trainer.evaluate(signal.coordinates(), last);
      assertArrayEquals(last, channel(all, 0), ROUNDING);
      for (int head = 0; head < 3; head++) {
        NetworkSpec shown = network().showing(head);
        assertEquals(network().layout().tensors(), shown.layout().tensors());
        float[] predictions = new float[points * 2];
        try (Evaluator evaluator = backend.evaluator(shown, trainer.parameters(), 1)) {
          evaluator.evaluate(signal.coordinates(), predictions);
        }
        assertArrayEquals(predictions, channel(all, 1 + head), ROUNDING);
      }
    }
  }

  private static float[] channel(float[] jet, int channel) {
    float[] values = new float[jet.length / 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = jet[(i / 2 * 4 + channel) * 2 + i % 2];
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "reference"})
  void theLossIsTheMeanOfTheHeadsAndASquaredErrorLeavesTheOthersAlone(String name) {
    Backend backend = Backends.named(name);
    double sum = 0;
    for (int head = 0; head < 3; head++) {
      TrainingPlan shown = plan(new Loss.MeanSquaredError()).withNetwork(network().showing(head));
      try (Trainer trainer = backend.trainer(shown, signal(), 1)) {
        float[] before = trainer.parameters().values().clone();
        trainer.step(1);
        sum += trainer.loss();
        for (Tensor tensor : network().layout().tensors()) {
          boolean moved = before[tensor.offset()] != trainer.parameters().values()[tensor.offset()];
          boolean ofHead = tensor.name().startsWith("0.head");
          if (ofHead) {
            assertEquals(tensor.name().startsWith("0.head" + head), moved, tensor.name());
          }
        }
      }
    }
    try (Trainer trainer = backend.trainer(plan(new Loss.EveryHead(3)), signal(), 1)) {
      trainer.step(1);
      assertEquals(sum / 3, trainer.loss(), 1e-6 * sum);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "reference"})
  void headsThatAreNotThereAreRefused(String name) {
    assertEquals(
        "network has 3 heads but shows head 3, counted from 0",
        assertThrows(IllegalArgumentException.class, () -> network().showing(3).circuit())
            .getMessage());
    TrainingPlan five = plan(new Loss.EveryHead(5));
    assertEquals(
        "backend " + name + ": network has 3 heads but head 3 is asked for, counted from 0",
        assertThrows(
                UnsupportedPlanException.class,
                () -> Backends.named(name).trainer(five, signal(), 1).close())
            .getMessage());
  }
}
