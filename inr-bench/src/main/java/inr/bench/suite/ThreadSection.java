package inr.bench.suite;

import inr.backend.Trainer;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** What more threads bring: steps of SIREN on 1, 2, 4, … and all threads, in alternation. */
final class ThreadSection implements Section {
  private static final int LAYERS = 4;

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public String title() {
    return "speed-up of a SIREN step by threads, against one thread in the same round";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) {
    NetworkSpec network = Plans.siren(LAYERS, conditions.quick() ? 32 : 256);
    List<StepPoints> batches =
        conditions.quick()
            ? List.of(new StepPoints(32, 32, 0))
            : List.of(new StepPoints(256, 256, 0), new StepPoints(768, 512, 4096));
    for (StepPoints batch : batches) {
      measure(network, batch, conditions, findings);
    }
  }

  /** A trainer on some threads, its step, and the seconds that the step took in each round. */
  private record Team(int threads, Trainer trainer, Repeated step, List<Double> seconds) {}

  private static void measure(
      NetworkSpec network, StepPoints batch, Conditions conditions, Findings findings) {
    List<Team> teams = new ArrayList<>();
    try {
      for (int threads : conditions.doubling()) {
        Trainer trainer = Plans.trainer(network, batch, batch.signal(), threads);
        Repeated step = Repeated.warm(() -> trainer.step(1), conditions);
        teams.add(new Team(threads, trainer, step, new ArrayList<>()));
      }
      for (int round = 0; round < conditions.rounds(); round++) {
        teams.forEach(team -> team.seconds().add(team.step().seconds()));
      }
    } finally {
      teams.forEach(team -> team.trainer().close());
    }
    List<Double> alone = teams.get(0).seconds();
    for (Team team : teams) {
      List<Double> speeds = new ArrayList<>();
      List<Double> gains = new ArrayList<>();
      for (int round = 0; round < conditions.rounds(); round++) {
        speeds.add(batch.points() / team.seconds().get(round) * 1e-6);
        gains.add(alone.get(round) / team.seconds().get(round));
      }
      findings.row(
          Row.of("picture", batch.picture())
              .and("points a step", batch.points())
              .and("threads", team.threads())
              .with("step", "Mpoint/s", speeds)
              .with("speed-up", "x one thread", gains));
    }
  }
}
