// Streams and events. All work is done when its call returns, so streams have nothing to wait for.
#include <chrono>
#include <set>

#include "calls.h"

using namespace simulator;

namespace {

struct Stream {
  int priority;
};

struct Event {
  bool recorded;
  std::chrono::steady_clock::time_point at;
};

std::set<Stream*> streams;
std::set<Event*> events;

// Null and the two special streams are always there.
bool known(Stream* stream) { return reinterpret_cast<std::uintptr_t>(stream) <= 2 || streams.count(stream); }

}  // namespace

INR_EXPORT int cuStreamCreateWithPriority(Stream** stream, unsigned, int priority) {
  INR_ENTER(Waits::no);
  *stream = new Stream{priority};
  streams.insert(*stream);
  return CUDA_SUCCESS;
}

INR_EXPORT int cuStreamCreate(Stream** stream, unsigned flags) { return cuStreamCreateWithPriority(stream, flags, 0); }

INR_EXPORT int cuStreamDestroy_v2(Stream* stream) {
  INR_ENTER(Waits::no);
  if (!streams.erase(stream)) {
    host_violation("cuStreamDestroy: no such stream");
    return CUDA_ERROR_INVALID_HANDLE;
  }
  delete stream;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuStreamSynchronize(Stream* stream) {
  INR_ENTER(Waits::yes);
  return known(stream) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_HANDLE;
}

INR_EXPORT int cuStreamQuery(Stream* stream) {
  INR_ENTER(Waits::yes);
  return known(stream) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_HANDLE;
}

INR_EXPORT int cuStreamWaitEvent(Stream* stream, Event* event, unsigned) {
  INR_ENTER(Waits::no);
  return known(stream) && events.count(event) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_HANDLE;
}

INR_EXPORT int cuEventCreate(Event** event, unsigned) {
  INR_ENTER(Waits::no);
  *event = new Event{false, {}};
  events.insert(*event);
  return CUDA_SUCCESS;
}

INR_EXPORT int cuEventDestroy_v2(Event* event) {
  INR_ENTER(Waits::no);
  if (!events.erase(event)) {
    host_violation("cuEventDestroy: no such event");
    return CUDA_ERROR_INVALID_HANDLE;
  }
  delete event;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuEventRecord(Event* event, Stream* stream) {
  INR_ENTER(Waits::no);
  if (!known(stream) || !events.count(event)) return CUDA_ERROR_INVALID_HANDLE;
  event->recorded = true;
  event->at = std::chrono::steady_clock::now();
  return CUDA_SUCCESS;
}

INR_EXPORT int cuEventSynchronize(Event* event) {
  INR_ENTER(Waits::yes);
  return events.count(event) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_HANDLE;
}

INR_EXPORT int cuEventQuery(Event* event) { return cuEventSynchronize(event); }

INR_EXPORT int cuEventElapsedTime(float* milliseconds, Event* from, Event* to) {
  INR_ENTER(Waits::no);
  if (!events.count(from) || !events.count(to) || !from->recorded || !to->recorded) return CUDA_ERROR_INVALID_HANDLE;
  *milliseconds = std::chrono::duration<float, std::milli>(to->at - from->at).count();
  return CUDA_SUCCESS;
}
