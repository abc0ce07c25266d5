// Predictions of a network of dense layers, a tile of points per block: encode, all layers, write.
#include "fused.cuh"

struct FusedEvaluation {
  FusedNetwork network;
  Global<float> predictions;  // [count, channels]
  int first;                  // index of the first point
  int count;
};

BOUNDED_KERNEL(fused_evaluate, FusedEvaluation, 512, 1) {
  const FusedNetwork& network = a.network;
  Tile tile = {shared_memory(), network.tile + 4};
  int start = blockIdx.x * network.tile;
  for (int p = threadIdx.x; p < network.tile; p += blockDim.x) {
    index_of(tile, p)[0] = __int_as_float(a.first + min(start + p, a.count - 1));
  }
  __syncthreads();
  encode_tile(network, tile);
  __syncthreads();
  forward_tile(network, tile);
  const FusedLayer& last = network.layer[network.layers - 1];
  for (int i = threadIdx.x; i < last.outputs * network.tile; i += blockDim.x) {
    int p = i / last.outputs;
    int c = i % last.outputs;
    if (start + p < a.count) {
      a.predictions[(long long)(start + p) * last.outputs + c] =
          activate(last.activation, row_of(tile, last.row + c)[p]);
    }
  }
}
