package inr.io.topo;

import inr.io.InputFile;
import inr.io.SignalFormatException;
import inr.io.plan.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where land is: the rings of the object {@code land} of a TopoJSON file, in degrees. A point is
 * land if a line from it along its latitude meets the rings an odd number of times.
 *
 * @see <a href="https://github.com/topojson/topojson-specification">TopoJSON</a>
 */
public final class LandMap {
  private final List<double[]> rings;

  private LandMap(List<double[]> rings) {
    this.rings = rings;
  }

  /**
   * Reads a file whose arcs are whole numbers, each the difference from the one before.
   *
   * @throws SignalFormatException if it is missing or something else
   */
  public static LandMap read(Path file) throws IOException {
    InputFile.check(file, "a map");
    try {
      return of(Files.readString(file));
    } catch (CharacterCodingException wrong) {
      throw new SignalFormatException(file, "is no text in UTF-8; TopoJSON is needed", wrong);
    } catch (IllegalArgumentException wrong) {
      throw new SignalFormatException(file, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** Whether a file may be such a map: it begins as an object of JSON. */
  public static boolean recognises(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == '{';
    }
  }

  /**
   * The map of a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static LandMap of(String topology) {
    Map<?, ?> tree = object(JsonText.read(topology), "topology");
    Map<?, ?> transform = object(tree.get("transform"), "transform");
    List<?> scale = list(transform.get("scale"), "scale");
    List<?> origin = list(transform.get("translate"), "translate");
    List<double[]> arcs = new ArrayList<>();
    for (Object arc : list(tree.get("arcs"), "arcs")) {
      arcs.add(places(list(arc, "arc"), scale, origin));
    }
    List<double[]> rings = new ArrayList<>();
    collect(object(object(tree.get("objects"), "objects").get("land"), "land"), arcs, rings);
    return new LandMap(rings);
  }

  /** Longitudes and latitudes by turns. */
  private static double[] places(List<?> arc, List<?> scale, List<?> origin) {
    double[] places = new double[2 * arc.size()];
    double[] sum = new double[2];
    for (int i = 0; i < arc.size(); i++) {
      List<?> step = list(arc.get(i), "position");
      for (int d = 0; d < 2; d++) {
        sum[d] += number(member(step, d));
        places[2 * i + d] = sum[d] * number(member(scale, d)) + number(member(origin, d));
      }
    }
    return places;
  }

  private static void collect(Map<?, ?> geometry, List<double[]> arcs, List<double[]> rings) {
    if (geometry.get("geometries") instanceof List<?> members) {
      members.forEach(member -> collect(object(member, "geometry"), arcs, rings));
    } else {
      collect(list(geometry.get("arcs"), "arcs of a geometry"), arcs, rings);
    }
  }

  /** Numbers of arcs make a ring, lists of rings a polygon, lists of those several. */
  private static void collect(List<?> tree, List<double[]> arcs, List<double[]> rings) {
    if (tree.isEmpty() || tree.get(0) instanceof Number) {
      rings.add(ring(tree, arcs));
    } else {
      tree.forEach(branch -> collect(list(branch, "ring"), arcs, rings));
    }
  }

  /** Arcs one after the other; ~i stands for arc i backwards. */
  private static double[] ring(List<?> numbers, List<double[]> arcs) {
    List<Double> places = new ArrayList<>();
    for (Object member : numbers) {
      int number = (int) number(member);
      int index = number < 0 ? ~number : number;
      if (index >= arcs.size()) {
        throw new IllegalArgumentException(
            "has a ring of arc " + index + " but " + arcs.size() + " arcs");
      }
      double[] arc = arcs.get(index);
      int points = arc.length / 2;
      for (int i = 0; i < points; i++) {
        int at = number < 0 ? points - 1 - i : i;
        places.add(arc[2 * at]);
        places.add(arc[2 * at + 1]);
      }
    }
    return places.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** How many rings there are. */
  public int rings() {
    return rings.size();
  }

  /** Whether a place in degrees is land. */
  public boolean land(double longitude, double latitude) {
    boolean inside = false;
    for (double[] ring : rings) {
      int points = ring.length / 2;
      for (int i = 0; i < points; i++) {
        int next = (i + 1) % points;
        double south = ring[2 * i + 1];
        double north = ring[2 * next + 1];
        if (south <= latitude == north <= latitude) {
          continue;
        }
        double part = (latitude - south) / (north - south);
        double crossing = ring[2 * i] + part * (ring[2 * next] - ring[2 * i]);
        inside ^= crossing > longitude;
      }
    }
    return inside;
  }

  private static Map<?, ?> object(@Nullable Object tree, String name) {
    if (tree instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("has no object as " + name);
  }

  private static List<?> list(@Nullable Object tree, String name) {
    if (tree instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("has no list as " + name);
  }

  private static @Nullable Object member(List<?> list, int index) {
    if (index < list.size()) {
      return list.get(index);
    }
    throw new IllegalArgumentException(
        "has " + list.size() + " numbers where " + (index + 1) + " are needed");
  }

  private static double number(@Nullable Object tree) {
    if (tree instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("has " + tree + " where a number is needed");
  }
}
