// A tile of points on its way through a network of dense layers that stays in the memory of one block.
//
// Memory: rows of `pitch` floats, one row per feature, one column per point; pitch = tile + 4 keeps rows on boundaries
// of 16 bytes and, as a tile has a multiple of 8 points, lets eight lanes that read eight neighbouring rows use different
// banks. In this order: the features, z of every layer, one buffer for activations, the weights under way (two panels).
// The indices of the points lie in what the rows have more than points.
//
// A thread computes 4 rows x 4 points of a product at a time. Sums run over the inputs in order, so they depend on
// nothing but the network.
#pragma once

#include "activations.cuh"
#include "points.cuh"

#define MOST_LAYERS 16
#define PANEL_INPUTS 8
#define MOST_CARRIED 4  // elements of a panel that a thread fetches: a block has two threads for every row

struct FusedLayer {
  int inputs;
  int outputs;
  int weight;  // place of W [outputs, inputs] in the parameters
  int bias;    // place of b [outputs]
  int row;     // first of the rows of z
  Activation activation;
};

struct FusedNetwork {
  Points points;
  Features features;
  Global<const float> parameters;
  int layers;
  int tile;        // points of a tile, a multiple of 8
  int buffer_row;  // first row of the buffer, as many as the widest input of a layer but the first
  int panel_row;   // first row of the two panels
  int panel_pitch; // floats of a row of the panel
  FusedLayer layer[MOST_LAYERS];
};

struct Tile {
  Shared<float> memory;
  int pitch;
};

DEVICE Shared<float> row_of(const Tile& tile, int r) { return tile.memory + r * tile.pitch; }

// Where the index of a point lies: each row has room for four behind its points.
DEVICE Shared<float> index_of(const Tile& tile, int p) {
  return row_of(tile, p / 4) + (tile.pitch - 4 + p % 4);
}

// An element of rows x points of the tile. The block walks through them, neighbouring threads side by side; without a
// division for each element.
struct Walk {
  int row;
  int point;
  int rows_on;  // from an element of a thread to its next
  int points_on;
};

DEVICE Walk walk(const FusedNetwork& a) {
  int threads = blockDim.x;
  Walk w = {(int)threadIdx.x / a.tile, (int)threadIdx.x % a.tile, threads / a.tile, threads % a.tile};
  return w;
}

DEVICE void go_on(const FusedNetwork& a, Walk& w) {
  w.row += w.rows_on;
  w.point += w.points_on;
  if (w.point >= a.tile) {
    w.point -= a.tile;
    w.row++;
  }
}

// Which elements of a panel a thread carries: the same for every panel of a product.
struct Carrier {
  int rows;    // of the product
  int inputs;  // of its sums
  int mask;    // of the power of two that holds the rows, less 1
  int shift;   // of that power
};

DEVICE Carrier carrier(int rows, int inputs) {
  Carrier c = {rows, inputs, 0, 0};
  while ((1 << c.shift) < rows) {
    c.shift++;
  }
  c.mask = (1 << c.shift) - 1;
  return c;
}

// Row r and input q, counted from the panel's first, of the element that a thread carries as its j-th.
template <bool TRANSPOSED>
DEVICE void locate(const Carrier& c, int j, int& r, int& q) {
  int i = threadIdx.x + j * blockDim.x;
  q = TRANSPOSED ? i >> c.shift : i % PANEL_INPUTS;
  r = TRANSPOSED ? i & c.mask : i / PANEL_INPUTS;
}

// Fetches W[r, q] (or of the transpose) for PANEL_INPUTS q from q0 on and all rows r, 0 outside of W.
template <bool TRANSPOSED>
DEVICE void fetch_panel(const Carrier& c, Global<const float> weight, int q0, float carried[MOST_CARRIED]) {
#pragma unroll
  for (int j = 0; j < MOST_CARRIED; j++) {
    int r, q;
    locate<TRANSPOSED>(c, j, r, q);
    bool inside = r < c.rows && q < PANEL_INPUTS && q0 + q < c.inputs;
    carried[j] = inside ? weight[TRANSPOSED ? (q0 + q) * c.rows + r : r * c.inputs + q0 + q] : 0.0f;
  }
}

// Puts what was fetched into a panel, panel[q][r], up to a multiple of 4 rows.
template <bool TRANSPOSED>
DEVICE void put_panel(const Carrier& c, Shared<float> panel, int panel_pitch, const float carried[MOST_CARRIED]) {
#pragma unroll
  for (int j = 0; j < MOST_CARRIED; j++) {
    int r, q;
    locate<TRANSPOSED>(c, j, r, q);
    if (r < ((c.rows + 3) & ~3) && q < PANEL_INPUTS) {
      panel[q * panel_pitch + r] = carried[j];
    }
  }
}

// sum[i][j] += panel[r + i] x[p + j] for one input.
DEVICE void multiply_add(Shared<float> panel, Shared<float> x, float sum[4][4]) {
  float4 w = load4(panel);
  float4 v = load4(x);
  float rows[4] = {w.x, w.y, w.z, w.w};
  float points[4] = {v.x, v.y, v.z, v.w};
#pragma unroll
  for (int i = 0; i < 4; i++) {
#pragma unroll
    for (int j = 0; j < 4; j++) {
      sum[i][j] = fmaf(rows[i], points[j], sum[i][j]);
    }
  }
}

// sum[i][j] += over q: W[r + i, q] x[q][p + j], or with the transpose of W; all threads of the block take part, those with
// r < 0 only help to load. One panel is used while the next is on its way. Ends with the panels unused.
template <bool TRANSPOSED>
DEVICE void multiply(const FusedNetwork& a, const Tile& tile, Global<const float> weight, Shared<float> x, int rows,
                     int inputs, int r, int p, float sum[4][4]) {
  Shared<float> panel = row_of(tile, a.panel_row);
  Shared<float> other = panel + PANEL_INPUTS * a.panel_pitch;
  Carrier c = carrier(rows, inputs);
  float carried[MOST_CARRIED];
  fetch_panel<TRANSPOSED>(c, weight, 0, carried);
  put_panel<TRANSPOSED>(c, panel, a.panel_pitch, carried);
  __syncthreads();
  for (int q0 = 0; q0 < inputs; q0 += PANEL_INPUTS) {
    bool more = q0 + PANEL_INPUTS < inputs;
    if (more) {
      fetch_panel<TRANSPOSED>(c, weight, q0 + PANEL_INPUTS, carried);
    }
    if (r >= 0) {
      Shared<float> w = panel + r;
      Shared<float> v = x + (q0 * tile.pitch + p);
      if (q0 + PANEL_INPUTS <= inputs) {
#pragma unroll
        for (int q = 0; q < PANEL_INPUTS; q++) {
          multiply_add(w + q * a.panel_pitch, v + q * tile.pitch, sum);
        }
      } else {
        for (int q = 0; q < inputs - q0; q++) {
          multiply_add(w + q * a.panel_pitch, v + q * tile.pitch, sum);
        }
      }
    }
    if (more) {
      put_panel<TRANSPOSED>(c, other, a.panel_pitch, carried);
    }
    __syncthreads();
    Shared<float> used = panel;
    panel = other;
    other = used;
  }
}

// Which 4 rows x 4 points of a product with so many rows this thread computes: rows is negative for none.
struct Place {
  int row;
  int point;
};

DEVICE Place place_of_thread(int rows, int tile) {
  int groups = tile / 4;
  int r = threadIdx.x / groups;
  Place place = {4 * r < rows ? 4 * r : -1, (int)(threadIdx.x % groups) * 4};
  return place;
}

// Features of the points whose indices are in the tile.
DEVICE void encode_tile(const FusedNetwork& a, const Tile& tile) {
  int raw = a.features.raw ? a.points.dimensions : 0;
  for (Walk w = walk(a); w.row < raw + a.features.waves; go_on(a, w)) {
    int p = w.point;
    int m = w.row - raw;
    int point = __float_as_int(index_of(tile, p)[0]);
    if (m < 0) {
      row_of(tile, m + raw)[p] = (float)coordinate(a.points, point, m + raw);
    } else {
      float sine, cosine;
      wave(a.points, a.features, point, m, sine, cosine);
      row_of(tile, a.features.columns[2 * m])[p] = sine;
      row_of(tile, a.features.columns[2 * m + 1])[p] = cosine;
    }
  }
}

// z of every layer; the buffer then holds what entered the last layer. Indices and features must be there.
DEVICE void forward_tile(const FusedNetwork& a, const Tile& tile) {
  Shared<float> x = row_of(tile, 0);
  Shared<float> buffer = row_of(tile, a.buffer_row);
  for (int l = 0; l < a.layers; l++) {
    const FusedLayer& layer = a.layer[l];
    Place place = place_of_thread(layer.outputs, a.tile);
    float sum[4][4];
#pragma unroll
    for (int i = 0; i < 4; i++) {
      int r = place.row + i;
      float bias = place.row >= 0 && r < layer.outputs ? a.parameters[layer.bias + r] : 0.0f;
#pragma unroll
      for (int j = 0; j < 4; j++) {
        sum[i][j] = bias;
      }
    }
    multiply<false>(a, tile, a.parameters + layer.weight, x, layer.outputs, layer.inputs, place.row, place.point, sum);
    if (place.row >= 0) {
#pragma unroll
      for (int i = 0; i < 4; i++) {
        if (place.row + i < layer.outputs) {
          store4(row_of(tile, layer.row + place.row + i) + place.point,
                 make_float4(sum[i][0], sum[i][1], sum[i][2], sum[i][3]));
        }
      }
    }
    if (l + 1 < a.layers) {
      __syncthreads();
      for (Walk w = walk(a); w.row < layer.outputs; go_on(a, w)) {
        int place_in_rows = w.row * tile.pitch + w.point;
        buffer[place_in_rows] = activate(layer.activation, row_of(tile, layer.row)[place_in_rows]);
      }
      x = buffer;
    }
    __syncthreads();
  }
}
