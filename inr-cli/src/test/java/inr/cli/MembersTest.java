package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.activation.Activation;
import inr.encoding.Encoding;
import inr.io.plan.KindText;
import inr.io.plan.RecordJson;
import inr.loss.Loss;
import inr.network.Layer;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.selftest.Specimens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member of every part of a plan is at hand on the command line, as soon as there is one. */
class MembersTest {
  @TempDir private Path folder = Path.of("");

  /** A member and its option. */
  record Member<T>(String option, Class<T> part, T value) {
    /** As people write it. */
    String text() {
      return written(RecordJson.toTree(part, value));
    }

    private static String written(Object value) {
      if (value instanceof List<?> list) {
        return list.stream().map(Member::written).collect(Collectors.joining(", ", "[", "]"));
      }
      if (!(value instanceof Map<?, ?> tree)) {
        return String.valueOf(value);
      }
      return tree.entrySet().stream()
          .filter(field -> !field.getKey().equals("kind"))
          .map(field -> field.getKey() + "=" + written(field.getValue()))
          .collect(
              Collectors.joining(
                  ", ", tree.containsKey("kind") ? tree.get("kind") + "(" : "(", ")"));
    }
  }

  /** All but those that hold tables or the marks of the form itself. */
  static Stream<Member<?>> members() {
    return Stream.<Stream<Member<?>>>of(
            of("--activation", Activation.class, Specimens.activations()),
            of("--encoding", Encoding.class, Specimens.encodings()),
            of("--layer", Layer.class, Specimens.layers()),
            of("--loss", Loss.class, Specimens.losses()),
            of("--optimizer", Optimizer.class, Specimens.optimizers()),
            of("--schedule", Schedule.class, Specimens.schedules()))
        .flatMap(part -> part)
        .filter(member -> !member.text().matches("tables.*|local-cosines.*|pieces.*|formula\\(.*"));
  }

  private static <T> Stream<Member<?>> of(String option, Class<T> part, List<T> values) {
    return values.stream().map(value -> new Member<>(option, part, value));
  }

  @ParameterizedTest
  @MethodSource("members")
  void aMemberIsReadFromItsText(Member<?> member) {
    assertEquals(member.value(), KindText.parse(member.part(), member.text()));
  }

  /** A fit of two steps with one of each kind; a loss of derivatives wants other signals. */
  @Test
  void aFitTakesEveryKind() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 9, 8, 3);
    Map<String, Member<?>> kinds =
        members()
            .filter(member -> !(member.value() instanceof Loss) || ofError(member))
            .collect(
                Collectors.toMap(
                    member -> member.option() + member.value().getClass(),
                    member -> member,
                    (first, second) -> first));
    for (Member<?> member : kinds.values()) {
      Path output = folder.resolve("a.inr");
      Cli.run(
              "fit",
              input,
              "-o",
              output,
              "--force",
              "--steps",
              2,
              "--threads",
              1,
              "--model",
              "mlp",
              member.option(),
              member.text())
          .done();
    }
  }

  private static boolean ofError(Member<?> member) {
    return member.value() instanceof Loss.OfError;
  }
}
