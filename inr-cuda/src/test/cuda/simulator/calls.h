// What every call of the driver begins with.
#pragma once

#include <mutex>

#include "codes.h"
#include "driver.h"
#include "options.h"
#include "violations.h"

#pragma GCC visibility push(hidden)
namespace simulator {

// Kept until all is freed; then it stays as a tombstone, so that who still holds it is told.
struct DriverContext {
  bool alive;
};

extern std::recursive_mutex mutex;
extern bool initialised_driver;
extern thread_local DriverContext* current_context;
extern DriverContext* primary_context;

enum class Waits { no, yes };

// Returns what the call has to return at once, or CUDA_SUCCESS if it may go on.
int enter(Waits waits);

// As enter, for calls that need no context.
int enter_without_context();

// An error is on its way that nobody has been told of: the device does nothing any more.
inline bool failing() { return failure.code != 0; }

struct Call {
  std::lock_guard<std::recursive_mutex> lock{mutex};
  Call() { obey_environment(); }
};

void unload_modules();

// Ends the context, whoever holds it.
void restart();

}  // namespace simulator
#pragma GCC visibility pop

#define INR_ENTER(waits)                                    \
  simulator::Call call;                                     \
  if (int refusal = simulator::enter(waits)) return refusal
