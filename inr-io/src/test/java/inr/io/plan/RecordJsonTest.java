package inr.io.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.selftest.Specimens;
import inr.selftest.Specimens.Specimen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordJsonTest {
  private static final String VERSION_1 = "every-kind-version-1.json";

  @Test
  void everyKindComesBackFromItsText() {
    EveryKind.samples()
        .forEach(
            (type, samples) ->
                samples.forEach(sample -> assertEquals(sample, throughText(type, sample))));
  }

  static Stream<Specimen> specimens() {
    return Specimens.plans().stream();
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void aPlanOfEverySpecimenComesBackFromItsText(Specimen specimen) {
    assertEquals(specimen.plan(), throughText(TrainingPlan.class, specimen.plan()));
  }

  @Test
  void plansOfEveryKindComeBackFromTheirText() {
    List<TrainingPlan> plans = new ArrayList<>();
    List<Layer> layers = new ArrayList<>();
    for (Activation activation : every(Activation.class)) {
      for (Distribution distribution : every(Distribution.class)) {
        layers.add(new Layer.Dense(5, activation, distribution, distribution));
      }
    }
    layers.addAll(every(Layer.class));
    for (Encoding encoding : every(Encoding.class)) {
      NetworkSpec network = new NetworkSpec(2, encoding, layers);
      plans.add(TrainingPlan.of(network, 1e-4, 7));
      for (Loss loss : every(Loss.class)) {
        for (Optimizer optimizer : every(Optimizer.class)) {
          for (Schedule schedule : every(Schedule.class)) {
            for (Sampler sampler : every(Sampler.class)) {
              plans.add(
                  new TrainingPlan(
                      network, loss, optimizer, 0.1, schedule, sampler, Long.MAX_VALUE));
            }
          }
        }
      }
    }
    plans.forEach(plan -> assertEquals(plan, throughText(TrainingPlan.class, plan)));
  }

  @Test
  void fieldsAreNamedAsComponentsAndKindsWithDashes() {
    Layer layer =
        new Layer.Dense(
            3,
            new Activation.DampedSine(30, Activation.Damping.SQRT),
            new Distribution.Uniform(0.5),
            new Distribution.Constant(0));
    assertEquals(
        "{\"kind\":\"dense\",\"width\":3,\"activation\":{\"kind\":\"damped-sine\",\"omega0\":30.0,\"damping\":\"sqrt\"},"
            + "\"weight\":{\"kind\":\"uniform\",\"bound\":0.5},\"bias\":{\"kind\":\"constant\",\"value\":0.0}}",
        JsonText.write(RecordJson.toTree(Layer.class, layer)));
  }

  @Test
  void doublesComeBackWithTheSameBits() {
    SplittableRandom random = new SplittableRandom(2026);
    for (int i = 0; i < 5_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        Distribution.Constant back =
            (Distribution.Constant)
                throughText(Distribution.class, new Distribution.Constant(value));
        assertEquals(
            Double.doubleToRawLongBits(value),
            Double.doubleToRawLongBits(back.value()),
            () -> "value " + value);
      }
    }
    for (double value :
        new double[] {
          0.0,
          -0.0,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          Double.MIN_NORMAL,
          0.1,
          0x1p-44,
          0x1p53 + 2,
          -1e-4
        }) {
      Distribution.Constant back =
          (Distribution.Constant) throughText(Distribution.class, new Distribution.Constant(value));
      assertEquals(
          Double.doubleToRawLongBits(value),
          Double.doubleToRawLongBits(back.value()),
          () -> "value " + value);
    }
  }

  @Test
  void aNumberWithoutAPointIsADouble() {
    assertEquals(
        new Activation.Sine(30),
        RecordJson.fromTree(
            Activation.class, JsonText.read("{'kind':'sine','omega0':30}".replace('\'', '"'))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                | a list found; an object is needed
          null                                              | null found; an object is needed
          {}                                                | kind: null found; one of ... is needed
          {'kind':'conv'}                                   | kind: text "conv" found; one of ... is needed
          {'kind':7}                                        | kind: 7 found; one of ... is needed
          {'kind':'layer-norm'}                             | field epsilon is missing
          {'kind':'layer-norm','epsilon':0.1,'eps':1}       | unknown field eps; accepted are epsilon
          {'kind':'layer-norm','epsilon':'small'}           | epsilon: text "small" found; a finite number is needed
          {'kind':'layer-norm','epsilon':null}              | epsilon: null found; a finite number is needed
          {'kind':'layer-norm','epsilon':1e400}             | epsilon: Infinity found; a finite number is needed
          {'kind':'layer-norm','epsilon':[]}                | epsilon: a list found; a finite number is needed
          {'kind':'layer-norm','epsilon':-1}                | layer norm has epsilon -1.0; a number between 0 and 1 is needed
          """)
  void wrongLayersAreRefused(String text, String message) {
    assertRefused(Layer.class, text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'inputs':2.0,'encoding':{'kind':'identity'},'layers':[]}        | inputs: 2.0 found; a whole number of 32 bits is needed
          {'inputs':4294967298,'encoding':{'kind':'identity'},'layers':[]} | inputs: 4294967298 found; a whole number of 32 bits is needed
          {'inputs':true,'encoding':{'kind':'identity'},'layers':[]}       | inputs: true found; a whole number of 32 bits is needed
          {'inputs':2,'encoding':{'kind':'identity'},'layers':{}}          | layers: an object found; a list is needed
          {'inputs':2,'encoding':{'kind':'identity'},'layers':[3]}         | layers[0]: 3 found; an object is needed
          {'inputs':65,'encoding':{'kind':'identity'},'layers':[]}         | network has 65 inputs; 1 to 64 are accepted
          {'inputs':2,'encoding':{'kind':'axis-harmonics','harmonics':2147483647},'layers':[]} | encoding: axis harmonics up to 2147483647; 1 to 65536 are accepted
          {'inputs':2,'encoding':{'kind':'given-fourier-features','matrix':[[1,2],[3,null]]},'layers':[]} | encoding.matrix[1][1]: null found; a finite number is needed
          """)
  void wrongNetworksAreRefused(String text, String message) {
    assertRefused(NetworkSpec.class, text, message);
  }

  @Test
  void anUnknownKindNamesThoseThatAreAccepted() {
    assertRefused(
        Activation.class, "{'kind':'sin'}", "kind: text \"sin\" found; one of ... is needed");
    assertRefused(
        Activation.class,
        "{'kind':'damped-sine','omega0':1,'damping':'none'}",
        "damping: text \"none\" found; sqrt or arctan or log is needed");
  }

  @Test
  void seedsBeyond64BitsAreRefused() {
    assertRefused(
        Encoding.class,
        "{'kind':'fourier-features','frequencies':1,'sigma':1,'seed':9223372036854775808}",
        "seed: 9223372036854775808 found; a whole number of 64 bits is needed");
  }

  @Test
  void numbersThatAreNotFiniteAreNotWritten() {
    Layer layer =
        new Layer.Dense(
            1,
            new Activation.Relu(),
            new Distribution.Uniform(1),
            new Distribution.Constant(Double.NaN));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> RecordJson.toTree(Layer.class, layer));
    assertEquals("bias.value: NaN found; a finite number is needed", refusal.getMessage());
  }

  @Test
  void theWindowOfAnAxisIsKept() {
    Grid grid = Grid.of(Axis.centred("t", 100).window(40, 20));
    assertEquals(grid, throughText(Grid.class, grid));
  }

  @Test
  void everyKindOfVersion1StaysReadable() throws IOException {
    try (InputStream in = RecordJsonTest.class.getResourceAsStream(VERSION_1)) {
      assertNotNull(in);
      Map<?, ?> released =
          (Map<?, ?>) JsonText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      Map<Class<?>, List<?>> samples = EveryKind.samples();
      released.forEach(
          (name, trees) -> {
            Class<?> type =
                samples.keySet().stream()
                    .filter(known -> known.getSimpleName().equals(name))
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < ((List<?>) trees).size(); i++) {
              assertEquals(
                  samples.get(type).get(i), RecordJson.fromTree(type, ((List<?>) trees).get(i)));
            }
          });
    }
  }

  /**
   * Writes the resource anew, to be done only before a version is released: {@code mvn test
   * -Dtest=RecordJsonTest -Dinr.golden=write}.
   */
  @Test
  @EnabledIfSystemProperty(
      named = "inr.golden",
      matches = "write",
      disabledReason = "golden files are written on request")
  void writeGolden() throws IOException {
    Map<String, Object> trees = new LinkedHashMap<>();
    EveryKind.samples()
        .forEach(
            (type, samples) ->
                trees.put(
                    type.getSimpleName(),
                    samples.stream().map(sample -> tree(type, sample)).toList()));
    Files.writeString(
        Path.of("src/test/resources/inr/io/plan", VERSION_1), JsonText.write(trees) + "\n");
  }

  private static void assertRefused(Class<?> type, String text, String message) {
    Object tree = JsonText.read(text.replace('\'', '"'));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> RecordJson.fromTree(type, tree));
    String kinds = type.isSealed() ? String.join(", ", KindText.kinds(type)) : "";
    assertEquals(message.replace("...", kinds), refusal.getMessage());
  }

  /** What is left out has the value of {@code of()}, in lists and in records of no kind, too. */
  @Test
  void listsAndRecordsAreWrittenInBrackets() {
    assertEquals(
        new Optimizer.Grouped(
            List.of(
                new Optimizer.Group(
                    Optimizer.Members.WEIGHTS, new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.1), 1),
                new Optimizer.Group(Optimizer.Members.REST, Optimizer.Sgd.of(), 0.5))),
        KindText.parse(
            Optimizer.class,
            "grouped(groups=[(members=weights, rule=adam-w(weightDecay=0.1)), (rule=sgd, rate=0.5) ])"));
    assertEquals(Optimizer.Grouped.of(), KindText.parse(Optimizer.class, "grouped"));
    assertEquals(
        new Encoding.GivenFourierFeatures(List.of(List.of(0.5, -1.0), List.of(0.0, 2.0))),
        KindText.parse(Encoding.class, "given-fourier-features(matrix=[[0.5, -1], [0,2]])"));
    assertEquals(
        new Encoding.BandLimitedFilters(5, List.of(2, 1), List.of(1), 7),
        KindText.parse(
            Encoding.class, "band-limited-filters(width=5, bands=[2,1], heads=[1], seed=7)"));
    for (String wrong :
        List.of(
            "grouped(groups=)",
            "grouped(groups=adam)",
            "grouped(groups=[)",
            "grouped(groups=[adam])",
            "grouped(groups=[()",
            "grouped(groups=[(rate=1) (rate=1)])",
            "grouped(groups=[]",
            "grouped(groups=[(size=1)])")) {
      assertOneLine(() -> KindText.parse(Optimizer.class, wrong));
    }
    assertEquals(
        "group has no size; it has members, rule, rate",
        assertThrows(
                IllegalArgumentException.class,
                () -> KindText.parse(Optimizer.class, "grouped(groups=[(size=1)])"))
            .getMessage());
  }

  private static Object throughText(Class<?> type, Object value) {
    return RecordJson.fromTree(type, JsonText.read(JsonText.write(tree(type, value))));
  }

  private static <T> Object tree(Class<T> type, Object value) {
    return RecordJson.toTree(type, type.cast(value));
  }

  private static <T> List<T> every(Class<T> type) {
    return EveryKind.samples().get(type).stream().map(type::cast).toList();
  }

  @Test
  void aRefusalIsOneLineWhateverIsQuoted() {
    for (String text :
        List.of("co\nsine", "cosine(e\rnd=1)", "cosine(end=1\u2028x)", "cosine(end=\n=1)\n")) {
      assertOneLine(() -> KindText.parse(Schedule.class, text));
    }
    assertOneLine(() -> RecordJson.fromTree(Schedule.class, Map.of("kind", "co\nsine")));
    assertOneLine(
        () -> RecordJson.fromTree(Schedule.class, Map.of("kind", "constant", "e\nnd", 1)));
  }

  private static void assertOneLine(Executable reading) {
    String message = assertThrows(IllegalArgumentException.class, reading).getMessage();
    assertTrue(message.matches(".+"), message);
  }
}
