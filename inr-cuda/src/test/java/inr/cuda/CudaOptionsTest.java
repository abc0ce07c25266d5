package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CudaOptionsTest {
  @Test
  void defaultsAreFloat32AndTheFastestWay() {
    assertEquals(new CudaOptions(true, false, true), CudaOptions.from(name -> null));
    assertEquals(CudaOptions.of(), CudaOptions.from(name -> null));
  }

  @Test
  void everyOptionCanBeSet() {
    Map<String, String> properties =
        Map.of("inr.cuda.cublas", "off", "inr.cuda.tf32", "true", "inr.cuda.fused", "off");
    assertEquals(new CudaOptions(false, true, false), CudaOptions.from(properties::get));
  }

  @Test
  void otherValuesAreRefusedWithTheAcceptedOnes() {
    assertEquals(
        "cuda: inr.cuda.fused is on; auto or off is accepted",
        assertThrows(
                IllegalArgumentException.class,
                () -> CudaOptions.from(Map.of("inr.cuda.fused", "on")::get))
            .getMessage());
  }
}
