package inr.cuda.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/**
 * Offsets are those that gcc gives on x86-64:
 *
 * <pre>{@code
 * struct Inner { float f; double d; int i; };        // sizeof 24, alignof 8
 * struct Outer { int a; long long b; float c; struct Inner inner; int last; };
 * // offsetof: a 0, b 8, c 16, inner 24 (f 24, d 32, i 40), last 48; sizeof 56
 * }</pre>
 */
class ArgumentsTest {
  private final FakeDriver driver = new FakeDriver();

  @Test
  void fieldsLieWhereCPutsThem() {
    Arguments arguments = new Arguments().int32(1).int64(2).float32(3);
    assertEquals(24, arguments.size());
    arguments.align(8).float32(4).float64(5).int32(6).align(8).int32(7);
    assertEquals(56, arguments.size());
    ByteBuffer struct = struct(arguments);
    assertEquals(1, struct.getInt(0));
    assertEquals(2, struct.getLong(8));
    assertEquals(3, struct.getFloat(16));
    assertEquals(4, struct.getFloat(24));
    assertEquals(5, struct.getDouble(32));
    assertEquals(6, struct.getInt(40));
    assertEquals(7, struct.getInt(48));
  }

  @Test
  void sizesArePaddedToTheLargestFieldOnly() {
    assertEquals(0, new Arguments().size());
    assertEquals(12, new Arguments().int32(1).int32(2).float32(3).size());
    assertEquals(16, new Arguments().noPointer().int32(2).size());
    assertEquals(16, new Arguments().int32(1).align(16).size());
  }

  @Test
  void oneObjectServesAllLaunches() {
    Arguments arguments = new Arguments().int64(1).int64(2);
    Object first = arguments.launchParameters(driver);
    arguments.reset().int32(3);
    assertEquals(4, arguments.size());
    assertSame(first, arguments.launchParameters(driver));
    assertEquals(3, struct(arguments).getInt(0));
    assertNotSame(first, arguments.launchParameters(new FakeDriver()));
  }

  @Test
  void pointersStayInTheirBuffers() {
    try (Device device = Device.open(driver);
        DeviceArena arena = device.newArena()) {
      DeviceBuffer buffer = arena.allocate("weights", 64);
      Arguments arguments = new Arguments().pointer(buffer).pointer(buffer, 64).noPointer();
      assertEquals(buffer.address(), struct(arguments).getLong(0));
      assertEquals(buffer.address() + 64, struct(arguments).getLong(8));
      assertEquals(0, struct(arguments).getLong(16));
      assertThrows(IndexOutOfBoundsException.class, () -> arguments.pointer(buffer, 65));
      assertThrows(IndexOutOfBoundsException.class, () -> arguments.pointer(buffer, -1));
    }
  }

  @Test
  void whatCIsNotLikeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Arguments().align(3));
    assertThrows(IllegalArgumentException.class, () -> new Arguments().align(0));
    Arguments full = new Arguments();
    for (int i = 0; i < Arguments.MOST_BYTES / 8; i++) {
      full.int64(i);
    }
    assertThrows(BufferOverflowException.class, () -> full.int32(0));
  }

  private ByteBuffer struct(Arguments arguments) {
    return (ByteBuffer) arguments.launchParameters(driver);
  }
}
