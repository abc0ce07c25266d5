package inr.interchange.weights;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a safetensors file holds.
 *
 * @param metadata texts by name, sorted
 * @param tensors in the order of their data
 */
public record Safetensors(Map<String, String> metadata, List<NamedTensor> tensors) {
  public Safetensors {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    tensors = List.copyOf(tensors);
  }
}
