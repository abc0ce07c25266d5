package inr.interchange.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import inr.field.NeuralField;
import inr.interchange.Models;
import inr.io.model.Model;
import inr.network.NetworkSpec;
import inr.preset.Siren;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ONNX Runtime computes is what the engine does. */
class OnnxExportTest {
  static float[][] run(Model model, float[][] points) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(OnnxExport.write(model), options);
          OnnxTensor x = OnnxTensor.createTensor(environment, points);
          OrtSession.Result result = session.run(Map.of("x", x))) {
        return (float[][]) result.get("y").orElseThrow().getValue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("inr.interchange.program.Programs#networks")
  void everyNetworkOfDenseLayersGivesTheEnginesNumbers(NetworkSpec network) throws OrtException {
    Model model = Models.of(network);
    float[][] points = Programs.points(model.grid());
    Programs.assertClose(new NeuralField(model), points, run(model, points));
  }

  @ParameterizedTest
  @MethodSource("inr.interchange.program.Programs#refused")
  void otherEncodingsAreRefusedByName(NetworkSpec network) {
    Programs.assertRefused(network, OnnxExport::write);
  }

  /** 64 wide, ω as pictures of 768 pixels have it: where float32 phases are least exact. */
  @Test
  void aSirenAsPeopleFitItIsWithinAThousandthOfAStep() throws OrtException {
    Model model = Models.of(Siren.network(2, 3, 4, 64, 153.6, 30));
    float[][] points = Programs.points(model.grid());
    float[][] values = run(model, points);
    NeuralField field = new NeuralField(model);
    for (int i = 0; i < points.length; i++) {
      float[] expected = field.value(points[i][0], points[i][1]);
      assertArrayEquals(expected, values[i], 0.05f);
    }
  }

  @Test
  void equalModelsGiveEqualBytes() {
    Model model = Models.of(Siren.network(2, 3, 2, 8, 30, 30));
    assertArrayEquals(OnnxExport.write(model), OnnxExport.write(model));
  }
}
