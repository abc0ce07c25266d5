package inr.cuda;

import inr.backend.Numbers;
import inr.backend.Refusals;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Jet;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.cuda.driver.Arguments;
import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceArena;
import inr.cuda.driver.DeviceBuffer;
import inr.cuda.driver.Kernel;
import inr.grid.Coordinates;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Training on the device.
 *
 * <p>A step is a list of launches: parts of loss and gradient, then the sum of the parts and the
 * update. Nothing comes back before it is asked for. Sums have an order that the batch alone
 * decides, so a fit repeats bit for bit.
 */
final class CudaTrainer implements Trainer {
  private static final int SUM_THREADS = 256;

  private final DeviceSession session;
  private final TrainingPlan plan;
  private final int points;
  private final ParameterLayout layout;
  private final DeviceNetwork network;
  private final TrainingPass pass;
  private final Optimizer.Moments moments;
  private final DeviceAdam adam;
  private final DeviceEvaluation evaluation;
  private final Kernel sumLosses;
  private final DeviceBuffer lossSums;
  private final Arguments arguments = new Arguments();
  private long step;
  private double rateFactor = 1;
  private int lossParts;
  private double lossElements;
  private TrainerState marked;

  /** Uploads the signal and the initial parameters; owns the session from now on. */
  CudaTrainer(DeviceSession session, CudaOptions options, TrainingPlan plan, Signal signal) {
    this.session = session;
    this.plan = plan;
    this.points = signal.points();
    Device device = session.device();
    DeviceArena arena = session.arena();
    this.network = new DeviceNetwork(plan.network(), arena);
    this.layout = network.layout();
    TrainingData data = TrainingData.upload(signal, plan.loss(), arena);
    MatrixProducts products = new MatrixProducts(device, options);
    Optional<FusedPass> fused = FusedPass.of(device, network, options);
    int mostPoints = plan.sampler().batchPoints(signal.coordinates().samples());
    if (fused.isPresent()) {
      this.pass = fused.get().training(data, mostPoints, arena);
    } else {
      LayeredPass layered = new LayeredPass(device, network, products, mostPoints, true, arena);
      this.pass = new LayeredTraining(device, network, layered, products, data, arena);
    }
    this.moments = (Optimizer.Moments) plan.optimizer();
    this.adam = new DeviceAdam(device, moments, network.parameters(), arena);
    this.evaluation = new DeviceEvaluation(session, network, fused, products);
    this.sumLosses = device.kernel("loss", "sum_losses");
    this.lossSums = arena.allocate("sums of losses", 8L * (SUM_THREADS + 1));
    float[] initial = layout.initial(plan.seed()).values();
    upload(network.parameters(), initial);
    this.marked = start(initial);
  }

  /** The state before the first step, which no device needs to be asked for. */
  private TrainerState start(float[] initial) {
    Map<String, Numbers> arrays = new TreeMap<>();
    arrays.put(TrainerState.PARAMETERS, new Numbers.Floats(initial));
    moments
        .slots()
        .forEach(slot -> arrays.put(slot, new Numbers.Floats(new float[initial.length])));
    return TrainerState.of(0, 1, arrays);
  }

  @Override
  public void step(int steps) {
    Refusals.requireSteps(steps);
    session.run(() -> doSteps(steps));
  }

  private void doSteps(int steps) {
    for (int i = 0; i < steps; i++) {
      DeviceBatch batch = DeviceBatch.of(plan, step, points);
      TrainingPass.Parts parts = pass.differentiate(batch);
      double rate = plan.learningRate() * plan.schedule().factor(step) * rateFactor;
      step++;
      adam.update(pass.gradients(), parts.gradients(), rate, step);
      lossParts = parts.losses();
      lossElements = (double) batch.count() * network.outputs();
    }
  }

  @Override
  public double loss() {
    return session.call(() -> lossParts == 0 ? Double.NaN : sumOfLosses());
  }

  private double sumOfLosses() {
    arguments
        .reset()
        .pointer(pass.losses())
        .pointer(lossSums, 8)
        .pointer(lossSums)
        .float64(lossElements)
        .int32(lossParts);
    sumLosses.launch(1, 1, SUM_THREADS, 0, arguments);
    double[] loss = new double[1];
    lossSums.download(loss, 0, 1, 0);
    return loss[0];
  }

  @Override
  public Parameters gradient() {
    return new Parameters(layout, session.call(() -> download(adam.gradient())));
  }

  @Override
  public Parameters parameters() {
    return new Parameters(layout, session.call(() -> download(network.parameters())));
  }

  @Override
  public void evaluate(Coordinates coordinates, float[] predictions) {
    evaluation.evaluate(coordinates, predictions);
  }

  @Override
  public void jacobian(Coordinates coordinates, float[] jacobian) {
    evaluation.jacobian(coordinates, jacobian);
  }

  @Override
  public TrainerState save() {
    Map<String, Numbers> arrays = new TreeMap<>();
    session.run(
        () -> arrays().forEach((name, b) -> arrays.put(name, new Numbers.Floats(download(b)))));
    return TrainerState.of(step, rateFactor, arrays);
  }

  /** Everything that a step reads and changes, by name. */
  private Map<String, DeviceBuffer> arrays() {
    return Map.of(
        TrainerState.PARAMETERS,
        network.parameters(),
        moments.slots().get(0),
        adam.first(),
        moments.slots().get(1),
        adam.second());
  }

  @Override
  public void restore(TrainerState state) {
    arrays().keySet().forEach(name -> Refusals.requireState(state, name, layout.size()));
    session.run(
        () -> arrays().forEach((name, buffer) -> upload(buffer, state.array(name).toFloats())));
    step = state.step();
    rateFactor = state.rateFactor();
    lossParts = 0;
  }

  @Override
  public void mark() {
    marked = save();
  }

  @Override
  public TrainerState marked() {
    return marked;
  }

  private static void upload(DeviceBuffer buffer, float[] values) {
    buffer.upload(values, 0, values.length, 0);
  }

  private float[] download(DeviceBuffer buffer) {
    float[] values = new float[layout.size()];
    buffer.download(values, 0, values.length, 0);
    return values;
  }

  @Override
  public void jet(Jet jet, Coordinates coordinates, float[] values) {
    throw DevicePlan.noJets();
  }

  @Override
  public void close() {
    session.close();
  }
}
