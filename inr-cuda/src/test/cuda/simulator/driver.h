// What the calls of the driver have in common, and what the stub of cuBLAS asks of it.
#pragma once

#include <cstddef>
#include <cstdint>

#define INR_EXPORT extern "C" __attribute__((visibility("default")))

// From the stub of cuBLAS. Each returns a code of the driver.

// Begins an operation of the device as a launch does, named for the report: counts it, and lets faults befall it.
// *skip is set when it is not to be done, though the call succeeds.
INR_EXPORT int simulator_begin_operation(const char* name, int* skip);

// Checks that columns of so many floats may be read or written, and marks them as written. On a violation the error
// of the device sticks, and the result is 0.
INR_EXPORT int simulator_check_read(const char* what, std::uintptr_t address, std::int64_t rows, std::int64_t columns, std::int64_t stride);
INR_EXPORT int simulator_check_write(const char* what, std::uintptr_t address, std::int64_t rows, std::int64_t columns, std::int64_t stride);

// Nothing done, only looked at: whether the device would answer.
INR_EXPORT int simulator_look(void);
