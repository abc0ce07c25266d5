package inr.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.circuit.ParameterLayout;
import inr.circuit.Role;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer.Group;
import inr.optimizer.Optimizer.Members;
import inr.preset.Siren;
import inr.selftest.Specimens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
  private static final ParameterLayout LAYOUT = Siren.network(2, 3, 3, 8, 30, 30).layout();

  static Stream<Optimizer> all() {
    return Specimens.optimizers().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyTensorHasOneRule(Optimizer optimizer) {
    List<Tensor> updated = new ArrayList<>();
    new UpdatePlan(optimizer, LAYOUT).parts().forEach(part -> updated.addAll(part.tensors()));
    assertEquals(LAYOUT.tensors().size(), updated.size());
    assertTrue(updated.containsAll(LAYOUT.tensors()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void anElementwiseRuleHasAFormulaForEachSlotAndTheParameter(Optimizer optimizer) {
    for (UpdatePlan.Part part : new UpdatePlan(optimizer, LAYOUT).parts()) {
      if (part.rule() instanceof Optimizer.Elementwise rule) {
        assertEquals(rule.slots().size() + 1, rule.formulas().size());
      }
    }
  }

  @Test
  void groupsTakeTensorsInTheirOrder() {
    Optimizer.Adam adam = Optimizer.Adam.of();
    Optimizer grouped =
        new Optimizer.Grouped(
            List.of(
                new Group(Members.HIDDEN_WEIGHTS, Optimizer.Muon.of(), 1),
                new Group(Members.BIASES, new Optimizer.Sgd(0, false), 1),
                new Group(Members.REST, adam, 0.5)));
    List<UpdatePlan.Part> parts = new UpdatePlan(grouped, LAYOUT).parts();
    assertEquals(List.of("1.weight", "2.weight"), names(parts.get(0)));
    assertEquals(List.of("0.bias", "1.bias", "2.bias", "3.bias"), names(parts.get(1)));
    assertEquals(List.of("0.weight", "3.weight"), names(parts.get(2)));
    assertEquals(0.5, parts.get(2).rate());
    for (Role role : Role.values()) {
      assertTrue(Members.REST.includes(role));
    }
  }

  /** What {@code --optimizer grouped} is. */
  @Test
  void groupedIsMuonWithAdamUnlessGroupsAreNamed() {
    List<UpdatePlan.Part> parts = new UpdatePlan(Optimizer.Grouped.of(), LAYOUT).parts();
    assertEquals(List.of("1.weight", "2.weight"), names(parts.get(0)));
    assertEquals(Optimizer.Muon.of(), parts.get(0).rule());
    assertEquals(Optimizer.Adam.of(), parts.get(1).rule());
    assertEquals(6, parts.get(1).tensors().size());
  }

  @Test
  void aNetworkWithoutWeightsIsUpdatedByTheRest() {
    ParameterLayout norm =
        new NetworkSpec(2, new Encoding.Identity(), List.of(new Layer.LayerNorm(1e-2))).layout();
    List<UpdatePlan.Part> parts = new UpdatePlan(Optimizer.Grouped.of(), norm).parts();
    assertEquals(1, parts.size());
    assertEquals(norm.tensors(), parts.get(0).tensors());
  }

  private static List<String> names(UpdatePlan.Part part) {
    return part.tensors().stream().map(Tensor::name).toList();
  }

  @Test
  void slotsAreNamedOnceHoweverManyRulesShareThem() {
    Optimizer.Adam adam = Optimizer.Adam.of();
    Optimizer optimizer =
        new Optimizer.Averaged(
            new Optimizer.Clipped(
                new Optimizer.Grouped(
                    List.of(new Group(Members.WEIGHTS, adam, 2), new Group(Members.REST, adam, 1))),
                1),
            0.9);
    UpdatePlan plan = new UpdatePlan(optimizer, LAYOUT);
    assertEquals(List.of("adam.first", "adam.second"), List.copyOf(plan.slots()));
    assertEquals(List.of("average"), List.copyOf(plan.copies()));
  }

  @Test
  void senselessNumbersAreRefused() {
    assertEquals(
        "adam has beta1 1.0, beta2 0.999, epsilon 1.0E-8; betas in [0, 1) and a positive epsilon are needed",
        refusal(() -> new Optimizer.Adam(1, 0.999, 1e-8)));
    assertEquals(
        "adamw has weight decay -0.1; 0 or more is needed",
        refusal(() -> new Optimizer.AdamW(0.9, 0.999, 1e-8, -0.1)));
    refusal(() -> new Optimizer.Adam(0.9, 0.999, 0));
    refusal(() -> new Optimizer.Adam(0.9, Double.NaN, 1e-8));
    refusal(() -> new Optimizer.Sgd(1, true));
    refusal(() -> new Optimizer.Muon(-0.1));
    refusal(() -> new Optimizer.Clipped(Optimizer.Adam.of(), 0));
    refusal(() -> new Optimizer.Averaged(Optimizer.Adam.of(), 1));
    refusal(() -> new Optimizer.Lookahead(Optimizer.Adam.of(), 0, 0.5));
    refusal(() -> new Group(Members.REST, Optimizer.Adam.of(), 0));
    assertEquals(
        "grouped optimizer has groups [BIASES]; the last one has to take the rest",
        refusal(
            () ->
                new Optimizer.Grouped(List.of(new Group(Members.BIASES, Optimizer.Adam.of(), 1)))));
    assertEquals(
        "muon updates matrices only; put it into a group of hidden weights, as grouped does by default",
        refusal(() -> new UpdatePlan(Optimizer.Muon.of(), LAYOUT)));
    assertEquals(
        "optimizer is clipped twice; once is enough",
        refusal(
            () ->
                new UpdatePlan(
                    new Optimizer.Clipped(new Optimizer.Clipped(Optimizer.Adam.of(), 1), 1),
                    LAYOUT)));
  }

  /** The closed end of [0, 1): Adam without memory of the gradient. */
  @Test
  void aFirstMomentWithoutMemoryIsAccepted() {
    assertEquals(0, new Optimizer.Adam(0, 0, 1e-8).beta1());
    assertEquals(0, new Optimizer.Lion(0, 0, 0).beta1());
  }

  private static String refusal(Runnable wrong) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }
}
