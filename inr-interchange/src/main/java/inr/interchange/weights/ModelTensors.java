package inr.interchange.weights;

import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.circuit.Role;
import inr.circuit.Tensor;
import inr.io.model.Model;
import inr.io.model.ModelText;
import inr.io.model.Precision;
import inr.io.model.Program;
import inr.io.model.Provenance;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * Models ⇄ tensors under names.
 *
 * <p>What a model has beside its parameters goes into the metadata, so that it comes back as it
 * was; tensors from elsewhere have none, and what is missing must be told.
 */
public final class ModelTensors {
  private static final String MODEL = "inr.model";
  private static final String CHECKSUM = "inr.checksum";

  /** Settings of a model that came from a file of others: its name, and that of its network. */
  public static final String IMPORTED = "imported";

  static final String NETWORK = "model";

  /** Arguments of the authors' class. */
  static final String FIRST_OMEGA = "first_omega_0";

  static final String HIDDEN_OMEGA = "hidden_omega_0";

  /** A network may have thousands. */
  private static final int NAMES_TOLD = 4;

  private ModelTensors() {}

  /**
   * The tensors of a model.
   *
   * <p>Names of {@code modules.py} belong to a network whose ω are all 30, so the weights of other
   * layers are multiplied by ω/30 and rounded; under the other names every bit stays.
   *
   * @throws IllegalArgumentException with the part of the network that has no such names
   */
  public static Safetensors write(Model model, ParameterNames names) {
    Map<String, String> metadata = new HashMap<>();
    metadata.put("format", "pt"); // which PyTorch's readers ask for
    Model written = model;
    if (names != ParameterNames.LAYERS) {
      SineNetwork sines = SineNetwork.of(model.plan().network());
      if (names == ParameterNames.SIREN_MODULES && needsFolding(sines)) {
        written = sines.folded(model, ParameterNames.MODULES_OMEGA);
        sines = SineNetwork.of(written.plan().network());
      }
      metadata.put(FIRST_OMEGA, String.valueOf(sines.firstOmega()));
      metadata.put(HIDDEN_OMEGA, String.valueOf(sines.hiddenOmega()));
    }
    metadata.put(MODEL, ModelText.write(written));
    metadata.put(CHECKSUM, checksum(written.parameters()));
    int layers = written.plan().network().layers().size();
    float[] values = written.parameters().values();
    List<NamedTensor> tensors = new ArrayList<>();
    for (Tensor tensor : written.parameters().layout().tensors()) {
      float[] part = Arrays.copyOfRange(values, tensor.offset(), tensor.offset() + tensor.size());
      tensors.add(new NamedTensor(names.of(tensor.name(), layers), shape(tensor), part));
    }
    return new Safetensors(metadata, tensors);
  }

  private static boolean needsFolding(SineNetwork sines) {
    return sines.omegas().stream().anyMatch(omega -> omega != ParameterNames.MODULES_OMEGA);
  }

  private static List<Integer> shape(Tensor tensor) {
    boolean matrix = tensor.role() == Role.WEIGHT || tensor.role() == Role.TABLE;
    return matrix ? List.of(tensor.rows(), tensor.columns()) : List.of(tensor.size());
  }

  private static String checksum(Parameters parameters) {
    CRC32C sum = new CRC32C();
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : parameters.values()) {
      sum.update(bytes.putFloat(0, value).duplicate());
    }
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** Whether the metadata tell of a whole model. */
  public static boolean tellsAll(Safetensors file) {
    return file.metadata().containsKey(MODEL);
  }

  /**
   * The model that {@link #write} wrote. If its parameters were changed since, its provenance is
   * that of an imported one.
   *
   * @param name of the file
   * @throws IllegalArgumentException if the metadata do not tell all, or the tensors are others
   */
  public static Model read(Safetensors file, String name) {
    String text = file.metadata().get(MODEL);
    if (text == null) {
      throw new IllegalArgumentException("has no metadata of inr to tell its network");
    }
    Model model = ModelText.read(text, layout -> fill(file, layout));
    boolean same = checksum(model.parameters()).equals(file.metadata().get(CHECKSUM));
    return same ? model : model.with(imported(model, name));
  }

  /**
   * A model of tensors from elsewhere.
   *
   * @param like a model whose network, grid and medium it gets, and none of its parameters
   * @param name of the file
   * @throws IllegalArgumentException if the tensors are not those of that network
   */
  public static Model of(Safetensors file, Model like, String name) {
    return new Model(
        like.plan(),
        like.grid(),
        like.medium(),
        like.range(),
        fill(file, like.parameters().layout()),
        Precision.FLOAT32,
        imported(like, name));
  }

  /** Where a model comes from whose network is that of another one. */
  private static Provenance imported(Model like, String name) {
    Map<String, String> settings = new HashMap<>(Map.of(IMPORTED, name));
    String model = like.provenance().settings().get(NETWORK);
    if (model != null) {
      settings.put(NETWORK, model);
    }
    return new Provenance(
        "", "", Program.text(), System.getProperty("java.version"), "", 0, settings, Map.of());
  }

  /** The parameters of a network, each tensor of the file being one of them. */
  private static Parameters fill(Safetensors file, ParameterLayout layout) {
    Map<String, NamedTensor> given = new LinkedHashMap<>();
    file.tensors().forEach(tensor -> given.put(tensor.name(), tensor));
    ParameterNames names = names(given.keySet(), layout);
    requireSize(file, layout); // before memory is taken for what metadata claim
    float[] values = new float[layout.size()];
    for (Tensor tensor : layout.tensors()) {
      NamedTensor found = Objects.requireNonNull(given.get(name(names, tensor, layout)));
      if (!found.shape().equals(shape(tensor))) {
        throw new IllegalArgumentException(
            found.name()
                + " has the shape "
                + found.shape()
                + " but the network needs "
                + shape(tensor));
      }
      System.arraycopy(found.values(), 0, values, tensor.offset(), tensor.size());
    }
    return new Parameters(layout, values);
  }

  private static void requireSize(Safetensors file, ParameterLayout layout) {
    long size = 0;
    for (NamedTensor tensor : file.tensors()) {
      size += tensor.values().length;
    }
    if (size != layout.size()) {
      throw new IllegalArgumentException(
          "has " + size + " numbers but the network needs " + layout.size());
    }
  }

  private static ParameterNames names(Set<String> given, ParameterLayout layout) {
    for (ParameterNames names : ParameterNames.values()) {
      if (namesOf(names, layout).equals(given)) {
        return names;
      }
    }
    Set<String> missing = namesOf(ParameterNames.LAYERS, layout);
    missing.removeAll(given);
    throw new IllegalArgumentException(
        "has the tensors " + some(given) + " but the network needs " + some(missing));
  }

  private static Set<String> namesOf(ParameterNames names, ParameterLayout layout) {
    return layout.tensors().stream()
        .map(tensor -> name(names, tensor, layout))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Networks that have other names than those of layers have a weight and a bias in each layer. */
  private static String name(ParameterNames names, Tensor tensor, ParameterLayout layout) {
    return names.of(tensor.name(), layout.tensors().size() / 2);
  }

  static String some(Collection<String> names) {
    String first = names.stream().limit(NAMES_TOLD).collect(Collectors.joining(", "));
    return names.isEmpty()
        ? "(none)"
        : first
            + (names.size() > NAMES_TOLD ? " and " + (names.size() - NAMES_TOLD) + " more" : "");
  }
}
