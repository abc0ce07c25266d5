package inr.io.array;

import inr.io.SignalFormatException;
import inr.io.plan.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Bare numbers, {@code NAME.raw}, that {@code NAME.json} beside them describes: {@code {"shape":
 * [depth, rows, columns], "type": "u2", "channels": 1, "endian": "little"}}, the last two of which
 * may be left out.
 */
final class RawFile implements ArrayFormat {
  private static final String ENDING = ".raw";
  private static final int MOST_HEADER = 1 << 16;
  private static final int MOST_CHANNELS = 4;
  private static final Set<String> FIELDS = Set.of("shape", "type", "channels", "endian");

  private final int leastAxes;

  /** Of arrays with at least so many axes: 2, or 1 where a list will do. */
  RawFile(int leastAxes) {
    this.leastAxes = leastAxes;
  }

  /** By both names: what the numbers begin with may look like anything. */
  @Override
  public boolean recognises(Path file) throws IOException {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING)
        && Files.isRegularFile(description(file));
  }

  private static Path description(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ".json");
  }

  @Override
  public Opened open(Path file, InputStream in) throws IOException {
    Path description = description(file);
    return new Opened(layout(description, fields(description)), in, false);
  }

  private static Map<?, ?> fields(Path description) throws IOException {
    if (Files.size(description) > MOST_HEADER) {
      throw new SignalFormatException(
          description, "has more than " + MOST_HEADER + " bytes; it describes no array");
    }
    try {
      String text = Files.readString(description, StandardCharsets.UTF_8);
      if (JsonText.read(text) instanceof Map<?, ?> fields) {
        return fields;
      }
      throw new SignalFormatException(description, "is no JSON object");
    } catch (IllegalArgumentException | CharacterCodingException wrong) {
      throw new SignalFormatException(description, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private ArrayLayout layout(Path description, Map<?, ?> fields) throws SignalFormatException {
    if (!FIELDS.containsAll(fields.keySet())) {
      throw new SignalFormatException(
          description,
          "has the fields " + fields.keySet() + "; shape, type, channels and endian are read");
    }
    List<Long> axes = new ArrayList<>();
    if (fields.get("shape") instanceof List<?> shape) {
      for (Object axis : shape) {
        axes.add(axis instanceof Integer points ? points.longValue() : -1L);
      }
    }
    if (axes.size() < leastAxes || axes.size() > 3) {
      throw new SignalFormatException(
          description,
          "has the shape "
              + fields.get("shape")
              + "; a list of two or three whole numbers is needed");
    }
    String type = String.valueOf(fields.get("type"));
    Object channels = fields.containsKey("channels") ? fields.get("channels") : 1;
    if (!(channels instanceof Integer count && count >= 1 && count <= MOST_CHANNELS)) {
      throw new SignalFormatException(
          description, "has " + channels + " channels; 1 to 4 are read");
    }
    Object endian = fields.containsKey("endian") ? fields.get("endian") : "little";
    if (!"little".equals(endian) && !"big".equals(endian)) {
      throw new SignalFormatException(
          description, "has the endian " + endian + "; little or big is needed");
    }
    return ArrayLayout.of(
        axes,
        count.longValue(),
        NumberType.named(type)
            .orElseThrow(
                () ->
                    new SignalFormatException(
                        description,
                        "has the type " + type + "; " + NumberType.NAMES + " are read")),
        endian.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }
}
