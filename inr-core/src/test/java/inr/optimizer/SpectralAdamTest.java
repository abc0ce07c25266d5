package inr.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.lattice.Entries;
import inr.lattice.Interpolation;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer.Group;
import inr.optimizer.Optimizer.Members;
import inr.random.CounterRandom;
import inr.selftest.Specimens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectralAdamTest {
  private static double[] random(int size, int stream) {
    CounterRandom random = new CounterRandom(3, stream);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = random.normal(i);
    }
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "8, 2", "3, 3", "7, 0"})
  void theTransformIsItsOwnInverseUpToTheSize(int nodes, int axes) {
    HartleyTransform transform = new HartleyTransform(nodes, axes);
    double[] x = random(transform.size(), 1);
    double[] twice = x.clone();
    transform.apply(twice);
    transform.apply(twice);
    for (int i = 0; i < x.length; i++) {
      assertEquals(x[i] * transform.size(), twice[i], 1e-11 * transform.size());
    }
  }

  /** Re P − Im P of the discrete Fourier transform, along both axes. */
  @Test
  void itIsWhatFouriersSumSays() {
    int n = 6;
    HartleyTransform transform = new HartleyTransform(n, 2);
    double[] x = random(n * n, 2);
    double[] y = x.clone();
    transform.apply(y);
    for (int v = 0; v < n; v++) {
      for (int w = 0; w < n; w++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            double a = 2 * Math.PI * v * i / n;
            double b = 2 * Math.PI * w * j / n;
            sum += x[i * n + j] * (Math.cos(a) + Math.sin(a)) * (Math.cos(b) + Math.sin(b));
          }
        }
        assertEquals(sum, y[v * n + w], 1e-12 * n * n);
      }
    }
  }

  /** A step of Adam on amplitudes p of a loss Σ c·θ with θ = C p, computed by the matrix C. */
  @Test
  void aStepIsThatOfAdamOnTheAmplitudes() {
    int n = 5;
    Optimizer.SpectralAdam adam = new Optimizer.SpectralAdam(n, 0.9, 0.99, 1e-8, 0);
    double[] g = random(n, 3);
    double[] p = random(n, 4);
    double[] theta = sums(p);
    SpectralUpdate update = new SpectralUpdate(adam, new HartleyTransform(n, 1));
    double[] first = random(n, 5);
    double[] second = {1, 2, 0.5, 0.1, 3};
    double[] m = first.clone();
    double[] v = second.clone();
    System.arraycopy(g, 0, update.gradient(), 0, n);
    System.arraycopy(theta, 0, update.values(), 0, n);
    update.apply(0.1, 4, first, second);
    double[] gp = sums(g);
    for (int w = 0; w < n; w++) {
      m[w] = 0.9 * m[w] + 0.1 * gp[w];
      v[w] = 0.99 * v[w] + 0.01 * gp[w] * gp[w];
      double corrected = m[w] / (1 - Math.pow(0.9, 4));
      p[w] -= 0.1 * corrected / (Math.sqrt(v[w] / (1 - Math.pow(0.99, 4))) + 1e-8);
    }
    double[] moved = sums(p);
    for (int x = 0; x < n; x++) {
      assertEquals(moved[x], theta[x] + update.values()[x], 1e-12);
    }
    assertArrayEquals(m, first, 1e-12);
    assertArrayEquals(v, second, 1e-12);
  }

  private static double[] sums(double[] p) {
    int n = p.length;
    double[] theta = new double[n];
    for (int x = 0; x < n; x++) {
      for (int w = 0; w < n; w++) {
        double turn = 2 * Math.PI * w * x / n;
        theta[x] += p[w] * (Math.cos(turn) + Math.sin(turn));
      }
    }
    return theta;
  }

  /** With β₁ = 0 and no other gradient, the first moment is the gradient of mean |π w p|². */
  @Test
  void smoothnessIsParsevalsRegulariser() {
    int n = 4;
    Optimizer.SpectralAdam adam = new Optimizer.SpectralAdam(n, 0, 0.99, 1e-8, 0.7);
    HartleyTransform transform = new HartleyTransform(n, 2);
    double[] theta = random(n * n, 6);
    double[] p = theta.clone();
    transform.apply(p);
    for (int w = 0; w < p.length; w++) {
      p[w] /= n * n;
    }
    SpectralUpdate update = new SpectralUpdate(adam, transform);
    double[] first = new double[n * n];
    System.arraycopy(theta, 0, update.values(), 0, n * n);
    update.apply(1, 1, first, new double[n * n]);
    double h = 1e-6;
    for (int w = 0; w < p.length; w++) {
      double[] above = p.clone();
      double[] below = p.clone();
      above[w] += h;
      below[w] -= h;
      double slope = 0.7 * (roughness(above, n) - roughness(below, n)) / (2 * h);
      assertEquals(slope, first[w], 1e-6);
    }
  }

  private static double roughness(double[] p, int n) {
    double sum = 0;
    for (int v = 0; v < n; v++) {
      for (int w = 0; w < n; w++) {
        double a = Math.min(v, n - v);
        double b = Math.min(w, n - w);
        sum += Math.PI * Math.PI * (a * a + b * b) * Math.pow(p[v * n + w], 2);
      }
    }
    return sum / p.length;
  }

  @Test
  void onlyTablesOfSuchRowsAreTaken() {
    Optimizer.SpectralAdam adam = Optimizer.SpectralAdam.of();
    NetworkSpec siren = Specimens.network(new Encoding.Identity());
    assertEquals(
        "spectral adam updates tables only; put it into a group of tables",
        assertThrows(IllegalArgumentException.class, () -> new UpdatePlan(adam, siren.layout()))
            .getMessage());
    List<LatticeAxis> axes = List.of(LatticeAxis.ofCells(9, 1), LatticeAxis.ofCells(7, 1));
    Lattice lattice = new Lattice(axes, Interpolation.LINEAR, new Entries.Every());
    NetworkSpec tables =
        Specimens.network(new Encoding.Tables(List.of(lattice), 2, new Distribution.Constant(0)));
    Optimizer grouped =
        new Optimizer.Grouped(List.of(new Group(Members.TABLES, adam, 1), Group.of()));
    assertEquals(
        "table has 63 rows, which are no power of 64 nodes",
        assertThrows(IllegalArgumentException.class, () -> new UpdatePlan(grouped, tables.layout()))
            .getMessage());
  }
}
