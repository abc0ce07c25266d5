// The loss of a run of points, and its slopes; and the sum of what threads have found.
#include "losses.cuh"
#include "random.cuh"

struct LossSlopes {
  Batch batch;
  Global<const float> predictions;  // [count, channels]
  Global<const float> targets;      // [points, channels]
  Global<float> slopes;             // dL/dprediction [count, channels]
  Global<double> losses;            // one per thread of the launch
  double elements;                  // points of the batch times channels
  int first;                        // place of the first point in the batch
  int count;
  int channels;
  int loss;
  int add;                          // whether the losses go on from those of the points before
};

KERNEL(differentiate_loss, LossSlopes) {
  int thread = blockIdx.x * blockDim.x + threadIdx.x;
  int threads = gridDim.x * blockDim.x;
  double sum = a.add ? a.losses[thread] : 0.0;
  for (int n = thread; n < a.count; n += threads) {
    int point = batch_point(a.batch, a.first + n);
    for (int c = 0; c < a.channels; c++) {
      long long place = (long long)n * a.channels + c;
      double error = (double)a.predictions[place] - a.targets[(long long)point * a.channels + c];
      sum += loss_of(a.loss, error);
      a.slopes[place] = (float)(loss_slope(a.loss, error) / a.elements);
    }
  }
  a.losses[thread] = sum;
}

struct LossSum {
  Global<const double> losses;
  Global<double> partial;  // one per thread of the one block
  Global<double> result;
  double elements;
  int count;
};

KERNEL(sum_losses, LossSum) {
  double sum = 0.0;
  for (int i = threadIdx.x; i < a.count; i += blockDim.x) {
    sum += a.losses[i];
  }
  a.partial[threadIdx.x] = sum;
  __syncthreads();
  if (threadIdx.x == 0) {
    sum = 0.0;
    for (int i = 0; i < (int)blockDim.x; i++) {
      sum += a.partial[i];
    }
    a.result[0] = sum / a.elements;
  }
}

struct ChannelSlopes {
  Global<float> slopes;  // [count, channels]
  int count;
  int channels;
  int channel;
};

// dL/dprediction of L = one channel's prediction: where a row of the Jacobian starts from.
KERNEL(select_channel, ChannelSlopes) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < a.count * a.channels) {
    a.slopes[i] = i % a.channels == a.channel ? 1.0f : 0.0f;
  }
}
