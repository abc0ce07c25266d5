package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  void unusualOptionsAreToldAsTheyAreSet() {
    assertEquals("", CudaOptions.of().unusual());
    assertEquals(
        "inr.cuda.cublas=off inr.cuda.tf32=true inr.cuda.fused=off",
        new CudaOptions(false, true, false).unusual());
    for (boolean cublas : new boolean[] {false, true}) {
      for (boolean tf32 : new boolean[] {false, true}) {
        for (boolean fused : new boolean[] {false, true}) {
          CudaOptions options = new CudaOptions(cublas, tf32, fused);
          assertEquals(options, CudaOptions.from(properties(options.unusual())::get));
        }
      }
    }
  }

  private static Map<String, String> properties(String words) {
    return Stream.of(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.split("="))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  @Test
  void otherValuesAreRefusedWithTheAcceptedOnes() {
    assertEquals(
        "inr.cuda.fused is on; auto or off is accepted",
        assertThrows(
                IllegalArgumentException.class,
                () -> CudaOptions.from(Map.of("inr.cuda.fused", "on")::get))
            .getMessage());
  }
}
