package inr.interchange;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.model.Model;
import inr.io.model.Precision;
import inr.io.model.Provenance;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import inr.signal.ValueRange;
import java.util.Map;

/** Small models of any network of two coordinates. */
public final class Models {
  private static final String HASH = "0123456789abcdef".repeat(4);

  private Models() {}

  /** A picture, or numbers if it has more than four channels, with the initial parameters. */
  public static Model of(NetworkSpec network) {
    Medium medium =
        network.outputs() > 4
            ? new Medium.Field(network.outputs())
            : new Medium.Picture(4, 3, network.outputs(), 8);
    return new Model(
        TrainingPlan.of(network, 1e-3, 11),
        Grid.of(Axis.centred("y", 3), Axis.centred("x", 4)),
        medium,
        ValueRange.symmetric(0, 255),
        network.layout().initial(11),
        Precision.FLOAT32,
        new Provenance(
            "a.png", HASH, "inr", "17", "cpu", 3, Map.of("model", "mlp"), Map.of("psnr", 30.25)));
  }
}
