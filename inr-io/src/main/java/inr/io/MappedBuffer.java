package inr.io;

import inr.signal.MappedNumbers;
import java.awt.image.DataBuffer;

/** Numbers in a mapped file as what the codecs of ImageIO write to. */
final class MappedBuffer extends DataBuffer {
  private final MappedNumbers numbers;

  /**
   * A buffer that is the numbers.
   *
   * @param type of the JDK's constants of {@link DataBuffer}, as wide as the numbers
   */
  MappedBuffer(int type, MappedNumbers numbers) {
    super(type, numbers.size());
    this.numbers = numbers;
  }

  MappedNumbers numbers() {
    return numbers;
  }

  @Override
  public int getElem(int bank, int index) {
    return numbers.get(index);
  }

  @Override
  public void setElem(int bank, int index, int value) {
    numbers.put(index, value);
  }
}
