package inr.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.entropy.SymbolReader;
import inr.codec.entropy.SymbolWriter;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.random.CounterRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodedLatentsTest {
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  /** Decibels that rounding of a hardly learned family may gain. */
  private static final double CHANCE = 0.05;

  private static final int LATENT = 8;
  private static final SignalSet LEARNED = Shapes28.of(64, 1);
  private static final SignalSet OTHERS = Shapes28.of(20, 2);
  private static final Family FAMILY = FamilyTest.learned(FamilyMethod.COIN, 16);
  private static final LatentCoder CODER = new LatentCoder(FAMILY, SHA256, 1);
  private static final double[][] LATENTS = latents();

  @TempDir private Path folder = Path.of("");

  private static double[][] latents() {
    try (Members members = new Members(FAMILY, 1)) {
      return members.latents(OTHERS, 3);
    }
  }

  private static CodedLatents coded(int bits) {
    return CODER.encode(bits, LATENTS);
  }

  private Path file() throws IOException {
    Path file = folder.resolve("a.inl");
    try (Output output = Output.claim(file, true)) {
      coded(5).write(output);
    }
    return file;
  }

  /** Up to what rounding of single latents gains by chance. */
  @Test
  void moreBitsComeNearerToTheLatents() {
    try (Members members = new Members(FAMILY, 1)) {
      double whole = members.psnr(OTHERS, LATENTS);
      double before = Double.POSITIVE_INFINITY;
      int length = 0;
      for (int bits : new int[] {2, 4, 7, 10}) {
        CodedLatents coded = coded(bits);
        double lost = whole - members.psnr(OTHERS, CODER.decode(coded));
        assertTrue(lost < before + CHANCE, bits + " bits lose " + lost);
        assertTrue(coded.length() > length, bits + " bits take " + coded.length());
        before = lost;
        length = coded.length();
      }
      assertEquals(0, before, 0.01);
    }
  }

  @Test
  void aFileGivesTheSameLatentsOnAnyNumberOfThreads() throws IOException {
    CodedLatents read = CodedLatents.read(file());
    assertEquals(Files.size(file()), read.length());
    assertEquals(OTHERS.size(), read.count());
    double[][] alone = CODER.decode(read);
    double[][] together = new LatentCoder(FAMILY, SHA256, 3).decode(coded(5));
    for (int s = 0; s < alone.length; s++) {
      assertArrayEquals(alone[s], together[s]);
    }
  }

  @Test
  void anotherFamilyIsRefused() {
    String words =
        assertThrows(
                IllegalArgumentException.class,
                () -> new LatentCoder(FAMILY, "f".repeat(64), 1).decode(coded(5)))
            .getMessage();
    assertEquals(
        "was coded with the family of SHA-256 01234567… but the one given has ffffffff…; give that"
            + " family",
        words);
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    Path file = file();
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      Files.write(file, Arrays.copyOf(bytes, i));
      assertThrows(SignalFormatException.class, () -> CodedLatents.read(file));
      byte[] damaged = bytes.clone();
      damaged[i] ^= 4;
      Files.write(file, damaged);
      assertThrows(SignalFormatException.class, () -> CodedLatents.read(file));
    }
  }

  @Test
  void symbolsThatEndEarlyAreNoticed() {
    CodedLatents coded = coded(5);
    byte[] cut = Arrays.copyOf(coded.stream(), coded.stream().length - 4);
    CodedLatents damaged = new CodedLatents(5, coded.count(), coded.family(), cut);
    assertThrows(IllegalArgumentException.class, () -> CODER.decode(damaged));
  }

  /** Far beyond the spread, too, as far as symbols go. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8, 10})
  void everySymbolComesBack(int bits) {
    double[] spreads = {3, 1, 0.2, 1e-3, 0};
    SpreadCode code = SpreadCode.of(spreads, bits);
    SymbolWriter writer = new SymbolWriter();
    int[][] symbols = new int[50][];
    CounterRandom random = new CounterRandom(1, bits);
    for (int s = 0; s < symbols.length; s++) {
      double[] numbers = new double[spreads.length];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = 4 * spreads[k] * random.normal(10L * s + k);
      }
      symbols[s] = code.symbols(numbers);
      code.write(writer, symbols[s]);
    }
    byte[] stream = writer.stream();
    SymbolReader reader = new SymbolReader(stream, 0, stream.length);
    for (int[] expected : symbols) {
      assertArrayEquals(expected, code.read(reader));
    }
    assertTrue(reader.complete());
  }

  /** Coefficients have the spreads that they are coded by, and are latents again. */
  @Test
  void theBasisIsTurnedBack() {
    LatentBasis basis = LatentBasis.of(FAMILY, 1);
    double[] phi = FAMILY.sample(1, 1);
    double[] again = basis.latent(basis.coefficients(phi));
    for (int k = 0; k < LATENT; k++) {
      assertEquals(phi[k], again[k], 1e-9);
    }
    double[] squares = new double[LATENT];
    int draws = 4000;
    for (int s = 0; s < draws; s++) {
      double[] c = basis.coefficients(FAMILY.sample(9, s));
      for (int k = 0; k < LATENT; k++) {
        squares[k] += c[k] * c[k] / draws;
      }
    }
    for (int k = 0; k < LATENT; k++) {
      assertEquals(1, Math.sqrt(squares[k]) / basis.spreads()[k], 0.05, "coefficient " + k);
    }
  }

  /** The length of a small change of latents is that of the change of the samples. */
  @Test
  void lengthsAreThoseOfTheSamples() {
    double[] phi = FAMILY.sample(2, 3);
    double[][] metric;
    try (Members members = new Members(FAMILY, 1)) {
      metric = members.metric(new double[][] {phi});
    }
    double[] direction = FAMILY.sample(4, 5);
    double step = 1e-2;
    double[] moved = phi.clone();
    double expected = 0;
    for (int i = 0; i < LATENT; i++) {
      moved[i] += step * direction[i];
      for (int j = 0; j < LATENT; j++) {
        expected += direction[i] * metric[i][j] * direction[j];
      }
    }
    FamilyEngine<?> engine = FamilyEngine.of(FAMILY.plan().form());
    engine.pack(FAMILY.doubles());
    SignalWork<?> pass = engine.work(FAMILY.grid(), 1);
    float[] before = new float[LEARNED.points()];
    float[] after = new float[LEARNED.points()];
    pass.predict(phi, before);
    pass.predict(moved, after);
    double length = 0;
    for (int i = 0; i < before.length; i++) {
      length += (double) (after[i] - before[i]) * (after[i] - before[i]);
    }
    assertEquals(1, length / (step * step * expected), 0.01);
  }

  @Test
  void aMatrixIsTheSumOfItsAxes() {
    int n = 7;
    double[][] matrix = new double[n][n];
    CounterRandom random = new CounterRandom(5, 0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.normal(n * i + j);
        matrix[j][i] = matrix[i][j];
      }
    }
    double[][] copy = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    Diagonalisation axes = Diagonalisation.of(copy);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        double product = 0;
        for (int k = 0; k < n; k++) {
          sum += axes.values()[k] * axes.vectors()[i][k] * axes.vectors()[j][k];
          product += axes.vectors()[k][i] * axes.vectors()[k][j];
        }
        assertEquals(matrix[i][j], sum, 1e-12);
        assertEquals(i == j ? 1 : 0, product, 1e-12);
      }
    }
  }

  /** Fewer bits for what components keep as well is the reason for all of it. */
  @Test
  void curvesRiseWithTheirBits() {
    PrincipalComponents components = PrincipalComponents.of(LEARNED, LATENT);
    for (RateCurve curve :
        new RateCurve[] {
          RateCurve.of(FAMILY, OTHERS, 3, 1),
          RateCurve.of(components, LEARNED, OTHERS),
          RateCurve.jpeg(OTHERS).get(1)
        }) {
      RateCurve.Point before = curve.points().get(0);
      for (RateCurve.Point point : curve.points()) {
        assertTrue(point.bits() >= before.bits(), curve.name());
        assertTrue(point.psnr() > before.psnr() - CHANCE, curve.name());
        before = point;
      }
      assertTrue(before.bits() > curve.points().get(0).bits(), curve.name());
      assertTrue(before.psnr() > curve.points().get(0).psnr(), curve.name());
    }
  }
}
