package inr.io.array;

import inr.io.SignalFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A nearly raw raster of data with its numbers in the same file, raw or packed by gzip. The fastest
 * axis holds channels where its kind says so, or where there are four axes.
 *
 * @see <a href="https://teem.sourceforge.net/nrrd/format.html">Definition of NRRD file format</a>
 */
final class NrrdFile implements ArrayFormat {
  private static final String MAGIC = "NRRD00";
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int MOST_HEADER = 1 << 16;
  private static final int MOST_CHANNELS = 4;

  /** Fields that say where points lie in the world, which is not kept. */
  private static final List<String> PLACES =
      List.of("spacings", "space directions", "space origin", "space");

  private static final List<String> SPATIAL = List.of("domain", "space", "time", "none", "???");

  private static final Map<String, NumberType> TYPES = types();

  private static Map<String, NumberType> types() {
    Map<String, NumberType> types = new HashMap<>();
    for (String name : List.of("signed char", "int8", "int8_t")) {
      types.put(name, NumberType.INT8);
    }
    for (String name : List.of("uchar", "unsigned char", "uint8", "uint8_t")) {
      types.put(name, NumberType.UINT8);
    }
    for (String name :
        List.of("short", "short int", "signed short", "signed short int", "int16", "int16_t")) {
      types.put(name, NumberType.INT16);
    }
    for (String name :
        List.of("ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t")) {
      types.put(name, NumberType.UINT16);
    }
    for (String name : List.of("int", "signed int", "int32", "int32_t")) {
      types.put(name, NumberType.INT32);
    }
    for (String name : List.of("uint", "unsigned int", "uint32", "uint32_t")) {
      types.put(name, NumberType.UINT32);
    }
    types.put("float", NumberType.FLOAT32);
    types.put("double", NumberType.FLOAT64);
    return Map.copyOf(types);
  }

  @Override
  public boolean recognises(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(MAGIC.length());
      return new String(start, StandardCharsets.ISO_8859_1).equals(MAGIC);
    }
  }

  @Override
  public Opened open(Path file, InputStream in) throws IOException {
    Map<String, String> fields = fields(file, in);
    if (fields.containsKey("data file") || fields.containsKey("datafile")) {
      throw new SignalFormatException(
          file, "has its numbers in another file; save header and numbers as one .nrrd");
    }
    for (String skip : List.of("byte skip", "line skip", "byteskip", "lineskip")) {
      if (!fields.getOrDefault(skip, "0").equals("0")) {
        throw new SignalFormatException(
            file, "skips bytes or lines before its numbers; save it anew");
      }
    }
    List<Long> sizes = sizes(file, field(file, fields, "sizes"));
    boolean hasChannels = hasChannels(sizes, fields.getOrDefault("kinds", ""));
    List<Long> axes = new ArrayList<>(sizes.subList(hasChannels ? 1 : 0, sizes.size()));
    Collections.reverse(axes);
    if (axes.size() < 2 || axes.size() > 3 || hasChannels && sizes.get(0) > MOST_CHANNELS) {
      throw new SignalFormatException(
          file,
          "has the sizes "
              + sizes
              + "; columns and rows, or columns, rows and depth, and 1 to 4 channels before them if there are several, are needed");
    }
    String name = field(file, fields, "type");
    NumberType type = TYPES.get(name.toLowerCase(Locale.ROOT));
    if (type == null) {
      throw new SignalFormatException(
          file,
          "is of the type " + name + "; whole numbers of 8 to 32 bits, float and double are read");
    }
    String endian = fields.getOrDefault("endian", "little").toLowerCase(Locale.ROOT);
    ArrayLayout layout =
        new ArrayLayout(
            axes,
            hasChannels ? sizes.get(0) : 1,
            type,
            endian.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
            1,
            0,
            PLACES.stream().anyMatch(fields::containsKey)
                ? List.of("spacing and place in the world are not kept")
                : List.of());
    String encoding = field(file, fields, "encoding").toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "raw" -> new Opened(layout, in, false);
      case "gzip", "gz" -> new Opened(layout, new GZIPInputStream(in), true);
      default ->
          throw new SignalFormatException(
              file, "has its numbers as " + encoding + "; raw and gzip are read");
    };
  }

  /** Lines up to the first that is empty: {@code field: value}. */
  private static Map<String, String> fields(Path file, InputStream in) throws IOException {
    Map<String, String> fields = new HashMap<>();
    int left = MOST_HEADER;
    StringBuilder line = new StringBuilder();
    for (boolean ended = false; !ended; ) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      if (--left < 0) {
        throw new SignalFormatException(
            file, "has a header of more than " + MOST_HEADER + " bytes; up to that are read");
      }
      if (next != '\n') {
        line.append((char) next);
        continue;
      }
      String text = line.toString().strip();
      line.setLength(0);
      ended = text.isEmpty();
      int colon = text.indexOf(": ");
      if (!text.startsWith("#") && colon > 0) {
        fields.put(
            text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            text.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  private static String field(Path file, Map<String, String> fields, String name)
      throws SignalFormatException {
    String value = fields.get(name);
    if (value == null) {
      throw new SignalFormatException(file, "header has no field " + name);
    }
    return value;
  }

  private static List<Long> sizes(Path file, String text) throws SignalFormatException {
    List<Long> sizes = new ArrayList<>();
    for (String size : SPACES.splitAsStream(text).toList()) {
      if (!size.matches("[0-9]{1,9}")) {
        throw new SignalFormatException(
            file, "has the sizes \"" + text + "\"; whole numbers are needed");
      }
      sizes.add(Long.parseLong(size));
    }
    return sizes;
  }

  private static boolean hasChannels(List<Long> sizes, String kinds) {
    String first = SPACES.splitAsStream(kinds).findFirst().orElse("");
    return sizes.size() == 4
        || sizes.size() == 3
            && !first.isEmpty()
            && !SPATIAL.contains(first.toLowerCase(Locale.ROOT));
  }
}
