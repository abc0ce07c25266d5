// The numbers of the driver API that are used here, as cuda.h has them.
#pragma once

#define INR_CUDA_CODES(CODE)                                                       \
  CODE(CUDA_SUCCESS, 0, "no error")                                                \
  CODE(CUDA_ERROR_INVALID_VALUE, 1, "invalid argument")                            \
  CODE(CUDA_ERROR_OUT_OF_MEMORY, 2, "out of memory")                               \
  CODE(CUDA_ERROR_NOT_INITIALIZED, 3, "initialization error")                      \
  CODE(CUDA_ERROR_DEVICE_UNAVAILABLE, 46, "CUDA-capable device(s) is/are busy or unavailable") \
  CODE(CUDA_ERROR_NO_DEVICE, 100, "no CUDA-capable device is detected")            \
  CODE(CUDA_ERROR_INVALID_DEVICE, 101, "invalid device ordinal")                   \
  CODE(CUDA_ERROR_INVALID_IMAGE, 200, "device kernel image is invalid")            \
  CODE(CUDA_ERROR_INVALID_CONTEXT, 201, "invalid device context")                  \
  CODE(CUDA_ERROR_NO_BINARY_FOR_GPU, 209, "no kernel image is available for execution on the device") \
  CODE(CUDA_ERROR_INVALID_PTX, 218, "a PTX JIT compilation failed")                \
  CODE(CUDA_ERROR_UNSUPPORTED_PTX_VERSION, 222, "the provided PTX was compiled with an unsupported toolchain.") \
  CODE(CUDA_ERROR_INVALID_HANDLE, 400, "invalid resource handle")                  \
  CODE(CUDA_ERROR_NOT_FOUND, 500, "named symbol not found")                        \
  CODE(CUDA_ERROR_NOT_READY, 600, "device not ready")                              \
  CODE(CUDA_ERROR_ILLEGAL_ADDRESS, 700, "an illegal memory access was encountered") \
  CODE(CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES, 701, "too many resources requested for launch") \
  CODE(CUDA_ERROR_CONTEXT_IS_DESTROYED, 709, "context is destroyed")               \
  CODE(CUDA_ERROR_LAUNCH_FAILED, 719, "unspecified launch failure")                \
  CODE(CUDA_ERROR_NOT_SUPPORTED, 801, "operation not supported")

#define INR_CODE(name, number, text) name = number,
enum CudaCode { INR_CUDA_CODES(INR_CODE) };
#undef INR_CODE
