// Random numbers as a pure function of (seed, stream, index), and the order of the points of an epoch: the integers of
// inr.random.CounterRandom and inr.sampling.Permutation.
#pragma once

#include "device.cuh"

#define GOLDEN 0x9E3779B97F4A7C15ull

DEVICE unsigned long long mix_bits(unsigned long long value) {
  unsigned long long z = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

// The points of one step: places `start` to `start + count` of an epoch of `points` points.
struct Batch {
  long long seed;
  long long epoch;
  int points;
  int start;
  int count;
  int in_order;
};

// Index of the point at a place of the batch: a Feistel network over the smallest even number of bits that holds
// `points`, walked until the result is a point.
DEVICE int batch_point(const Batch& batch, int place) {
  if (batch.in_order) {
    return batch.start + place;
  }
  unsigned long long key =
      mix_bits(mix_bits((unsigned long long)batch.seed + GOLDEN) ^ ((unsigned long long)batch.epoch * GOLDEN));
  int half = 1;
  while (2 * half < 32 && (unsigned)(batch.points - 1) >> (2 * half) != 0) {
    half++;
  }
  unsigned mask = (1u << half) - 1;
  unsigned value = (unsigned)(batch.start + place);
  do {
    unsigned left = value >> half;
    unsigned right = value & mask;
    for (int round = 0; round < 4; round++) {
      unsigned long long bits = mix_bits(key + ((unsigned long long)right * 4 + round) * GOLDEN);
      unsigned next = left ^ ((unsigned)bits & mask);
      left = right;
      right = next;
    }
    value = left << half | right;
  } while (value >= (unsigned)batch.points);
  return (int)value;
}

#undef GOLDEN
