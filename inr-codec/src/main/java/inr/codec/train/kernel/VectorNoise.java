package inr.codec.train.kernel;

import inr.cpu.kernel.VectorLanes;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Noise in the Vector API; what is left of a strip is the scalar twin's. */
final class VectorNoise implements Noise {
  private static final VectorSpecies<Integer> INTS = VectorLanes.INTS;
  private static final IntVector STEPS = IntVector.zero(INTS).addIndex(1).mul(GOLDEN);
  private static final Noise REST = new ScalarNoise();

  /** Added to a small integer, these bits are those of the float 1.5 · 2²³ + integer. */
  private static final int FLOAT_BITS = 0x4B400000;

  private static final float FLOAT = 0x1.8p23f;

  @Override
  public void fill(int key, int index, float scale, float[] out, int outOffset, int n) {
    float factor = scale * PER_LEVEL;
    int bound = INTS.loopBound(n);
    for (int i = 0; i < bound; i += INTS.length()) {
      IntVector x = STEPS.add(key + (index + i) * GOLDEN);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 17)).mul(FACTOR_1);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 11)).mul(FACTOR_2);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 15));
      IntVector pairs = x.and(BYTES).add(x.lanewise(VectorOperators.LSHR, 8).and(BYTES));
      IntVector sum = pairs.and(0xFFFF).add(pairs.lanewise(VectorOperators.LSHR, 16));
      sum.add(FLOAT_BITS - MEAN)
          .reinterpretAsFloats()
          .sub(FLOAT)
          .mul(factor)
          .intoArray(out, outOffset + i);
    }
    REST.fill(key, index + bound, scale, out, outOffset + bound, n - bound);
  }
}
