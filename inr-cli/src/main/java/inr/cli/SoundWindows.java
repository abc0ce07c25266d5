package inr.cli;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.List;

/** Windows of sounds, to be heard one after the other. */
final class SoundWindows {
  private SoundWindows() {}

  /**
   * One sound of them all.
   *
   * @param own what each of them is
   */
  static Signal joined(Medium.Sound own, List<Samples> windows) {
    int size = own.frames() * own.channels();
    float[] samples = new float[Math.multiplyExact(size, windows.size())];
    for (int w = 0; w < windows.size(); w++) {
      for (int i = 0; i < size; i++) {
        samples[w * size + i] = (float) windows.get(w).get(i);
      }
    }
    int frames = own.frames() * windows.size();
    return new Signal(
        Grid.of(Axis.centred("t", frames)),
        new Medium.Sound(frames, own.channels(), own.rate(), own.bits(), own.floatingPoint()),
        new Samples.Floats(samples),
        ValueRange.symmetric(-own.fullScale(), own.fullScale()));
  }
}
