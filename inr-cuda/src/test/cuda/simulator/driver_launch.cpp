// Modules, functions and launches.
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>
#include <string>

#include "calls.h"
#include "kernels.h"
#include "memory.h"
#include "ptx.h"

using namespace simulator;

namespace {

struct Module;

struct Function {
  Module* module;
  const Kernel* kernel;
  std::size_t shared_limit;
};

struct Module {
  Ptx ptx;
  std::map<std::string, std::unique_ptr<Function>> functions;
};

std::set<Module*> modules;
std::set<Function*> functions;

constexpr std::size_t shared_without_asking = 48 * 1024;

void unload(Module* module) {
  for (auto& [name, function] : module->functions) functions.erase(function.get());
  modules.erase(module);
  delete module;
}

int load(Module** result, const char* image) {
  if (is_command(image)) {
    *result = nullptr;
    std::string line = image + std::strlen("simulator ");
    return obey(line.substr(0, line.find('\n')));
  }
  INR_ENTER(Waits::no);
  auto module = std::make_unique<Module>();
  if (!parse_ptx(image, module->ptx)) {
    host_violation("cuModuleLoadData: this is no PTX: %.40s", image);
    return CUDA_ERROR_INVALID_IMAGE;
  }
  if (module->ptx.version > newest_ptx(options.driver)) return CUDA_ERROR_UNSUPPORTED_PTX_VERSION;
  if (module->ptx.target > 10 * options.major + options.minor) return CUDA_ERROR_NO_BINARY_FOR_GPU;
  *result = module.get();
  modules.insert(module.release());
  return CUDA_SUCCESS;
}

// Whether the struct that g++ and Java agree on is the one of nvcc.
bool agree(const char* name, const Entry& entry, const Kernel& kernel) {
  if (entry.parameters != 1 || entry.argument_bytes != kernel.argument_bytes) {
    host_violation("kernel %s takes %d parameters of %zu bytes in PTX, but one of %zu bytes in the simulator", name, entry.parameters, entry.argument_bytes,
                   kernel.argument_bytes);
    return false;
  }
  if (entry.most_threads != kernel.most_threads) {
    host_violation("kernel %s is for %u threads at most in PTX, but for %u in the simulator", name, entry.most_threads, kernel.most_threads);
    return false;
  }
  return true;
}

int refuse(int code, const char* name, const char* what, unsigned long long found, unsigned long long most) {
  host_violation("launch of %s: %s %llu, at most %llu", name, what, found, most);
  return code;
}

int check_sizes(const Function& function, Index grid, Index block, std::size_t shared) {
  const char* name = function.kernel->name;
  if (!grid.x || !grid.y || !grid.z || !block.x || !block.y || !block.z) {
    host_violation("launch of %s: a size is zero: grid (%u, %u, %u), block (%u, %u, %u)", name, grid.x, grid.y, grid.z, block.x, block.y, block.z);
    return CUDA_ERROR_INVALID_VALUE;
  }
  if (grid.x > 2147483647u) return refuse(CUDA_ERROR_INVALID_VALUE, name, "blocks along x", grid.x, 2147483647u);
  if (grid.y > 65535) return refuse(CUDA_ERROR_INVALID_VALUE, name, "blocks along y", grid.y, 65535);
  if (grid.z > 65535) return refuse(CUDA_ERROR_INVALID_VALUE, name, "blocks along z", grid.z, 65535);
  if (block.z > 64) return refuse(CUDA_ERROR_INVALID_VALUE, name, "threads along z", block.z, 64);
  auto threads = static_cast<unsigned long long>(block.x) * block.y * block.z;
  if (block.x > 1024 || block.y > 1024 || threads > 1024) return refuse(CUDA_ERROR_INVALID_VALUE, name, "threads of a block", threads, 1024);
  if (threads > function.kernel->most_threads)
    return refuse(CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES, name, "threads of a block, with the bounds of this kernel,", threads, function.kernel->most_threads);
  if (shared > function.shared_limit) return refuse(CUDA_ERROR_INVALID_VALUE, name, "bytes of shared memory", shared, function.shared_limit);
  return CUDA_SUCCESS;
}

}  // namespace

namespace simulator {

void unload_modules() {
  while (!modules.empty()) unload(*modules.begin());
}

}  // namespace simulator

INR_EXPORT int cuModuleLoadData(Module** module, const void* image) {
  Call call;
  return load(module, static_cast<const char*>(image));
}

// Of the options of the compiler only its log is kept: 5 is the buffer, 6 its size.
INR_EXPORT int cuModuleLoadDataEx(Module** module, const void* image, unsigned count, int* options, void** values) {
  int code = cuModuleLoadData(module, image);
  char* log = nullptr;
  std::size_t size = 0;
  for (unsigned k = 0; k < count; k++) {
    if (options[k] == 5) log = static_cast<char*>(values[k]);
    if (options[k] == 6) size = static_cast<unsigned>(reinterpret_cast<std::uintptr_t>(values[k]));
  }
  if (log && size) {
    log[0] = '\0';
    if (code == CUDA_ERROR_INVALID_IMAGE || code == CUDA_ERROR_UNSUPPORTED_PTX_VERSION || code == CUDA_ERROR_NO_BINARY_FOR_GPU)
      std::snprintf(log, size, "the simulator refuses this PTX (code %d)", code);
  }
  return code;
}

INR_EXPORT int cuModuleUnload(Module* module) {
  INR_ENTER(Waits::yes);
  if (!modules.count(module)) {
    host_violation("cuModuleUnload: no such module");
    return CUDA_ERROR_INVALID_HANDLE;
  }
  unload(module);
  return CUDA_SUCCESS;
}

INR_EXPORT int cuModuleGetFunction(Function** function, Module* module, const char* name) {
  INR_ENTER(Waits::no);
  if (!modules.count(module)) {
    host_violation("cuModuleGetFunction: no such module");
    return CUDA_ERROR_INVALID_HANDLE;
  }
  auto entry = module->ptx.entries.find(name);
  if (entry == module->ptx.entries.end()) return CUDA_ERROR_NOT_FOUND;
  const Kernel* kernel = find_kernel(name);
  if (!kernel) {
    host_violation("cuModuleGetFunction: kernel %s is in the PTX, but was not compiled for the simulator", name);
    return CUDA_ERROR_NOT_FOUND;
  }
  if (!agree(name, entry->second, *kernel)) return CUDA_ERROR_INVALID_IMAGE;
  auto& known = module->functions[name];
  if (!known) {
    known = std::make_unique<Function>(Function{module, kernel, shared_without_asking});
    functions.insert(known.get());
  }
  *function = known.get();
  return CUDA_SUCCESS;
}

INR_EXPORT int cuFuncGetModule(Module** module, Function* function) {
  INR_ENTER(Waits::no);
  if (!functions.count(function)) return CUDA_ERROR_INVALID_HANDLE;
  *module = function->module;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuFuncSetAttribute(Function* function, int attribute, int value) {
  INR_ENTER(Waits::no);
  if (!functions.count(function)) return CUDA_ERROR_INVALID_HANDLE;
  if (attribute == 9) return CUDA_SUCCESS;  // how much of the cache is shared memory: a hint
  if (attribute != 8 || value < 0) return CUDA_ERROR_INVALID_VALUE;
  if (static_cast<std::size_t>(value) > options.shared) {
    host_violation("cuFuncSetAttribute: %d bytes of shared memory for %s, at most %zu", value, function->kernel->name, options.shared);
    return CUDA_ERROR_INVALID_VALUE;
  }
  function->shared_limit = static_cast<std::size_t>(value);
  return CUDA_SUCCESS;
}

INR_EXPORT int cuFuncSetCacheConfig(Function*, int) { return CUDA_SUCCESS; }

INR_EXPORT int cuFuncGetAttribute(int* value, int attribute, Function* function) {
  INR_ENTER(Waits::no);
  if (!functions.count(function)) return CUDA_ERROR_INVALID_HANDLE;
  switch (attribute) {
    case 0: *value = static_cast<int>(function->kernel->most_threads); break;
    case 1: case 2: case 3: *value = 0; break;  // static shared, constant and local memory
    case 4: *value = 32; break;                 // registers: nobody has counted them
    case 5: *value = function->module->ptx.target; break;
    case 6: *value = 10 * options.major + options.minor; break;
    case 7: *value = 0; break;
    case 8: *value = static_cast<int>(function->shared_limit); break;
    case 9: *value = -1; break;
    default: return CUDA_ERROR_INVALID_VALUE;
  }
  return CUDA_SUCCESS;
}

INR_EXPORT int simulator_begin_operation(const char* name, int* skip) {
  Call call;
  *skip = 1;
  if (falls_due(options.lose_device)) options.lost = true;
  if (int refusal = enter(Waits::no)) return refusal;
  if (falls_due(options.refuse_launch)) return CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES;
  if (falls_due(options.fail_launch)) fail_device(CUDA_ERROR_LAUNCH_FAILED);
  if (failing()) return CUDA_SUCCESS;
  counters.launches++;
  counters.launches_of[name]++;
  *skip = 0;
  return CUDA_SUCCESS;
}

INR_EXPORT int cuLaunchKernel(Function* function, unsigned grid_x, unsigned grid_y, unsigned grid_z, unsigned block_x, unsigned block_y, unsigned block_z,
                              unsigned shared, void* /* stream */, void** parameters, void** extra) {
  INR_ENTER(Waits::no);
  if (!functions.count(function)) {
    host_violation("cuLaunchKernel: no such function; its module may be unloaded");
    return CUDA_ERROR_INVALID_HANDLE;
  }
  Launch launch = {function->kernel, {grid_x, grid_y, grid_z}, {block_x, block_y, block_z}, shared, nullptr};
  if (int refusal = check_sizes(*function, launch.grid, launch.block, shared)) return refusal;
  if (parameters) {
    launch.arguments = parameters[0];
  } else if (extra) {
    // Pairs of a key and a value: 1 is the buffer, 2 its size, 0 the end.
    for (; *extra; extra += 2) {
      if (reinterpret_cast<std::uintptr_t>(extra[0]) == 1) launch.arguments = extra[1];
    }
  }
  if (!launch.arguments) {
    host_violation("launch of %s: no arguments", function->kernel->name);
    return CUDA_ERROR_INVALID_VALUE;
  }
  int skip;
  if (int refusal = simulator_begin_operation(function->kernel->name, &skip)) return refusal;
  // A copy: arguments may lie anywhere in the caller's memory, a kernel expects them aligned.
  alignas(64) unsigned char arguments[4096];
  if (function->kernel->argument_bytes > sizeof arguments) return CUDA_ERROR_INVALID_VALUE;
  std::memcpy(arguments, launch.arguments, function->kernel->argument_bytes);
  launch.arguments = arguments;
  if (!skip) run_launch(launch);
  return CUDA_SUCCESS;
}

INR_EXPORT int simulator_look(void) {
  Call call;
  return enter(Waits::no);
}

namespace {

bool check_columns(const char* what, std::uintptr_t address, std::int64_t rows, std::int64_t columns, std::int64_t stride, bool read) {
  auto bytes = static_cast<std::size_t>(rows) * 4;
  if (address % 4 != 0) {
    device_violation(Kind::other, "%s: misaligned address: %s", what, describe(address, 4).c_str());
    return false;
  }
  for (std::int64_t c = 0; c < columns; c++) {
    std::uintptr_t at = address + static_cast<std::uintptr_t>(c * stride) * 4;
    std::uintptr_t first;
    if (!inside_allocation(at, bytes)) {
      device_violation(Kind::bounds, "%s: column %lld of %lld (%lld floats each, %lld apart) out of bounds: %s", what, static_cast<long long>(c),
                       static_cast<long long>(columns), static_cast<long long>(rows), static_cast<long long>(stride), describe(at, bytes).c_str());
      return false;
    }
    if (read && !all_initialised(at, bytes, &first)) {
      device_violation(Kind::other, "%s: reads what nobody has written: %s", what, describe(first, 4).c_str());
      return false;
    }
  }
  return true;
}

}  // namespace

INR_EXPORT int simulator_check_read(const char* what, std::uintptr_t address, std::int64_t rows, std::int64_t columns, std::int64_t stride) {
  Call call;
  return check_columns(what, address, rows, columns, stride, true);
}

INR_EXPORT int simulator_check_write(const char* what, std::uintptr_t address, std::int64_t rows, std::int64_t columns, std::int64_t stride) {
  Call call;
  if (!check_columns(what, address, rows, columns, stride, false)) return false;
  for (std::int64_t c = 0; c < columns; c++) mark_initialised(address + static_cast<std::uintptr_t>(c * stride) * 4, static_cast<std::size_t>(rows) * 4);
  return true;
}
