// Functions of the error e = prediction - target; see inr.loss.Loss.
#pragma once

#include "device.cuh"

#define SQUARED_ERROR 0
#define ABSOLUTE_ERROR 1

DEVICE double loss_of(int kind, double error) { return kind == SQUARED_ERROR ? error * error : fabs(error); }

DEVICE double loss_slope(int kind, double error) {
  return kind == SQUARED_ERROR ? 2.0 * error : (error > 0.0 ? 1.0 : (error < 0.0 ? -1.0 : 0.0));
}
