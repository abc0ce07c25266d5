package inr.bench.suite;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The machine's single-precision multiply-add peak: sixteen independent chains that never leave the
 * registers.
 */
final class FmaPeak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 16;
  private static final int ITERATIONS = 4_000_000;

  private FmaPeak() {}

  /**
   * Flops a second (a multiply-add is two) of {@code threads} threads together, one run of some
   * tens of milliseconds: the sum of what each does in its own time.
   */
  static double measure(int threads) {
    double[] rates = new double[threads];
    Thread[] team = new Thread[threads];
    CyclicBarrier start = new CyclicBarrier(threads);
    for (int t = 0; t < threads; t++) {
      int number = t;
      team[t] = new Thread(() -> rates[number] = rate(start));
      team[t].start();
    }
    double sum = 0;
    for (int t = 0; t < threads; t++) {
      try {
        team[t].join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      sum += rates[t];
    }
    return sum;
  }

  private static double rate(CyclicBarrier start) {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    long begin = System.nanoTime();
    float sum = chains(ITERATIONS);
    double seconds = (System.nanoTime() - begin) * 1e-9;
    if (Float.isNaN(sum)) {
      throw new IllegalStateException("the chains ran away");
    }
    return 2.0 * ITERATIONS * CHAINS * SPECIES.length() / seconds;
  }

  private static float chains(int iterations) {
    FloatVector factor = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector term = FloatVector.broadcast(SPECIES, 1e-3f);
    FloatVector c0 = FloatVector.broadcast(SPECIES, 0f);
    FloatVector c1 = FloatVector.broadcast(SPECIES, 1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, 3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, 5f);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 6f);
    FloatVector c7 = FloatVector.broadcast(SPECIES, 7f);
    FloatVector c8 = FloatVector.broadcast(SPECIES, 8f);
    FloatVector c9 = FloatVector.broadcast(SPECIES, 9f);
    FloatVector c10 = FloatVector.broadcast(SPECIES, 10f);
    FloatVector c11 = FloatVector.broadcast(SPECIES, 11f);
    FloatVector c12 = FloatVector.broadcast(SPECIES, 12f);
    FloatVector c13 = FloatVector.broadcast(SPECIES, 13f);
    FloatVector c14 = FloatVector.broadcast(SPECIES, 14f);
    FloatVector c15 = FloatVector.broadcast(SPECIES, 15f);
    for (int i = 0; i < iterations; i++) {
      c0 = c0.fma(factor, term);
      c1 = c1.fma(factor, term);
      c2 = c2.fma(factor, term);
      c3 = c3.fma(factor, term);
      c4 = c4.fma(factor, term);
      c5 = c5.fma(factor, term);
      c6 = c6.fma(factor, term);
      c7 = c7.fma(factor, term);
      c8 = c8.fma(factor, term);
      c9 = c9.fma(factor, term);
      c10 = c10.fma(factor, term);
      c11 = c11.fma(factor, term);
      c12 = c12.fma(factor, term);
      c13 = c13.fma(factor, term);
      c14 = c14.fma(factor, term);
      c15 = c15.fma(factor, term);
    }
    FloatVector low = c0.add(c1).add(c2).add(c3).add(c4).add(c5).add(c6).add(c7);
    FloatVector high = c8.add(c9).add(c10).add(c11).add(c12).add(c13).add(c14).add(c15);
    return low.add(high).reduceLanes(VectorOperators.ADD);
  }
}
