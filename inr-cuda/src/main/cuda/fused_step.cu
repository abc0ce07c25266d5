// Loss and gradient of a batch for a network of dense layers. A block takes the tiles of one shard in order: encode, all
// layers forward, loss, all layers backward, everything in the block's memory but the weights and the gradient, which
// stay in the second-level cache.
//
// z of every layer is kept; backwards it gives the activation again, for the gradient of the weights behind it, and the
// slope, in its own place, which then becomes dL/dz.
#include "fused.cuh"
#include "losses.cuh"
#include "random.cuh"

struct FusedStep {
  FusedNetwork network;
  Batch batch;
  Global<const float> targets;  // [points, channels]
  Global<float> gradients;      // [shards, parameters]
  Global<double> losses;        // [shards, threads]
  double elements;              // points of the batch times channels
  int parameter_count;
  int tiles;   // of the whole batch
  int loss;
  int round;   // of the launches that share a large batch: each takes some of the tiles of every shard
  int rounds;
};

// From z to dL/dz of the last layer; the sum of the losses of this thread's elements.
DEVICE double differentiate_loss(const FusedStep& a, const Tile& tile, int start) {
  const FusedNetwork& network = a.network;
  const FusedLayer& last = network.layer[network.layers - 1];
  double sum = 0.0;
  for (Walk w = walk(network); w.row < last.outputs; go_on(network, w)) {
    int p = w.point;
    int c = w.row;
    Shared<float> z = row_of(tile, last.row + c) + p;
    float dz = 0.0f;
    if (p < a.batch.count - start) {
      float slope;
      float prediction = activate_with_slope(last.activation, z[0], slope);
      int point = __float_as_int(index_of(tile, p)[0]);
      double error = (double)prediction - a.targets[(long long)point * last.outputs + c];
      sum += loss_of(a.loss, error);
      dz = (float)(loss_slope(a.loss, error) / a.elements) * slope;
    }
    z[0] = dz;
  }
  return sum;
}

// The shard's gradient of W and b from dz and what entered the layer: set by its first tile, then added to. A thread
// computes 4 x 4 elements that lie a quarter of the layer apart, so that neighbouring lanes touch neighbouring ones. What
// they are added to is fetched before the sums: one load behind the store of another would wait for the cache each time.
DEVICE void add_gradient(const FusedNetwork& a, const Tile& tile, const FusedLayer& layer, Shared<float> x,
                         Global<float> gradient, bool first) {
  Shared<float> dz = row_of(tile, layer.row);
  int outputs4 = (layer.outputs + 3) / 4;
  int inputs4 = (layer.inputs + 3) / 4;
  for (int t = threadIdx.x; t < outputs4 * inputs4; t += blockDim.x) {
    int o = t / inputs4;
    int k = t % inputs4;
    float sum[4][4];
    float before[4][4];
    int dz_row[4];
    int x_row[4];
#pragma unroll
    for (int i = 0; i < 4; i++) {
      dz_row[i] = min(o + i * outputs4, layer.outputs - 1) * tile.pitch;
      x_row[i] = min(k + i * inputs4, layer.inputs - 1) * tile.pitch;
#pragma unroll
      for (int j = 0; j < 4; j++) {
        bool inside = o + i * outputs4 < layer.outputs && k + j * inputs4 < layer.inputs;
        int place = layer.weight + (o + i * outputs4) * layer.inputs + k + j * inputs4;
        before[i][j] = first || !inside ? 0.0f : gradient[place];
        sum[i][j] = 0.0f;
      }
    }
    for (int p = 0; p < a.tile; p += 4) {
      float4 v[4];
#pragma unroll
      for (int j = 0; j < 4; j++) {
        v[j] = load4(x + (x_row[j] + p));
      }
#pragma unroll
      for (int i = 0; i < 4; i++) {
        float4 d = load4(dz + (dz_row[i] + p));
#pragma unroll
        for (int j = 0; j < 4; j++) {
          sum[i][j] = fmaf(d.w, v[j].w, fmaf(d.z, v[j].z, fmaf(d.y, v[j].y, fmaf(d.x, v[j].x, sum[i][j]))));
        }
      }
    }
#pragma unroll
    for (int i = 0; i < 4; i++) {
#pragma unroll
      for (int j = 0; j < 4; j++) {
        if (o + i * outputs4 < layer.outputs && k + j * inputs4 < layer.inputs) {
          int place = layer.weight + (o + i * outputs4) * layer.inputs + k + j * inputs4;
          gradient[place] = before[i][j] + sum[i][j];
        }
      }
    }
  }
  for (int o = threadIdx.x; o < layer.outputs; o += blockDim.x) {
    int place = layer.bias + o;
    float before = first ? 0.0f : gradient[place];
    float sum = 0.0f;
    for (int p = 0; p < a.tile; p += 4) {
      float4 d = load4(dz + (o * tile.pitch + p));
      sum = sum + d.x + d.y + d.z + d.w;
    }
    gradient[place] = before + sum;
  }
}

// dL/dz of the layer before: the transpose of W times dz, times the slope that lies in its place.
DEVICE void backward_layer(const FusedNetwork& a, const Tile& tile, const FusedLayer& layer, const FusedLayer& before) {
  Place place = place_of_thread(layer.inputs, a.tile);
  float sum[4][4] = {};
  multiply<true>(a, tile, a.parameters + layer.weight, row_of(tile, layer.row), layer.inputs, layer.outputs, place.row,
                 place.point, sum);
  if (place.row >= 0) {
#pragma unroll
    for (int i = 0; i < 4; i++) {
      if (place.row + i < layer.inputs) {
        Shared<float> slopes = row_of(tile, before.row + place.row + i) + place.point;
        float4 s = load4(slopes);
        store4(slopes, make_float4(sum[i][0] * s.x, sum[i][1] * s.y, sum[i][2] * s.z, sum[i][3] * s.w));
      }
    }
  }
  __syncthreads();
}

BOUNDED_KERNEL(fused_step, FusedStep, 512, 1) {
  const FusedNetwork& network = a.network;
  Tile tile = {shared_memory(), network.tile + 4};
  Shared<float> buffer = row_of(tile, network.buffer_row);
  Global<float> gradient = a.gradients + (long long)blockIdx.x * a.parameter_count;
  int first = (int)((long long)a.tiles * blockIdx.x / gridDim.x);
  long long count = (long long)a.tiles * (blockIdx.x + 1) / gridDim.x - first;
  int from = first + (int)(count * a.round / a.rounds);
  int to = first + (int)(count * (a.round + 1) / a.rounds);
  Global<double> sum = a.losses + ((long long)blockIdx.x * blockDim.x + threadIdx.x);
  double loss = a.round == 0 ? 0.0 : sum[0];
  for (int t = from; t < to; t++) {
    int start = t * network.tile;
    for (int p = threadIdx.x; p < network.tile; p += blockDim.x) {
      // What a tile has more than points repeats the last one.
      int place = start + min(p, a.batch.count - 1 - start);
      index_of(tile, p)[0] = __int_as_float(batch_point(a.batch, place));
    }
    __syncthreads();
    encode_tile(network, tile);
    __syncthreads();
    forward_tile(network, tile);
    loss += differentiate_loss(a, tile, start);
    __syncthreads();
    for (int l = network.layers - 1; l >= 0; l--) {
      const FusedLayer& layer = network.layer[l];
      if (l > 0) {
        const FusedLayer& before = network.layer[l - 1];
        for (Walk w = walk(network); w.row < before.outputs; go_on(network, w)) {
          int place = w.row * tile.pitch + w.point;
          float slope;
          buffer[place] = activate_with_slope(before.activation, row_of(tile, before.row)[place], slope);
          row_of(tile, before.row)[place] = slope;
        }
        __syncthreads();
      }
      add_gradient(network, tile, layer, l > 0 ? buffer : row_of(tile, 0), gradient, t == first);
      if (l > 0) {
        backward_layer(network, tile, layer, network.layer[l - 1]);
      }
    }
    __syncthreads();
  }
  sum[0] = loss;
}
