#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sstream>

#include "calls.h"
#include "codes.h"
#include "fibres.h"
#include "kernels.h"
#include "memory.h"
#include "options.h"
#include "violations.h"

namespace simulator {

Options options;

namespace {

std::string report_at_exit;

// One fact in a line, its name first; README.md lists them.
bool write_report(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "w");
  if (!file) return false;
  auto line = [file](const char* name, unsigned long long value) { std::fprintf(file, "%s %llu\n", name, value); };
  line("launches", counters.launches);
  for (auto& [name, count] : counters.launches_of) std::fprintf(file, "kernel %s %llu\n", name.c_str(), static_cast<unsigned long long>(count));
  line("barriers", barriers_passed);
  line("shuffles", exchanges_made);
  line("allocations", counters.allocations);
  line("frees", counters.frees);
  line("copies-to-device", counters.copies_to_device);
  line("copies-to-host", counters.copies_to_host);
  line("bytes-to-device", counters.bytes_to_device);
  line("bytes-to-host", counters.bytes_to_host);
  line("synchronizations", counters.synchronizations);
  line("live-allocations", live_allocations.size());
  line("live-bytes", live_bytes);
  for (auto& [address, allocation] : live_allocations)
    std::fprintf(file, "live %llu %zu\n", static_cast<unsigned long long>(allocation.number), allocation.bytes);
  line("error", static_cast<unsigned long long>(failure.code));
  line("violations", counters.violations);
  for (auto& text : violation_texts) std::fprintf(file, "violation %s\n", text.c_str());
  return std::fclose(file) == 0;
}

void reset() {
  options = Options();
  failure = Failure();
  counters = Counters();
  violation_texts.clear();
  barriers_passed = 0;
  exchanges_made = 0;
}

// A program that was told to leave a report does so when it ends.
void write_last_report() {
  if (!write_report(report_at_exit)) std::fprintf(stderr, "INR_SIMULATOR: cannot write %s\n", report_at_exit.c_str());
}

}  // namespace

bool is_command(const char* image) { return std::strncmp(image, "simulator ", 10) == 0; }

int obey(const std::string& command) {
  std::istringstream words(command);
  std::string verb;
  words >> verb;
  auto number = [&words](auto& value) { return (words >> value) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE; };
  auto rest = [&words] {
    std::string path;
    std::getline(words >> std::ws, path);
    return path;
  };
  if (verb == "report") return write_report(rest()) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
  if (verb == "report-at-exit") {
    if (report_at_exit.empty()) std::atexit(write_last_report);
    report_at_exit = rest();
    return CUDA_SUCCESS;
  }
  if (verb == "reset") {
    reset();
    return CUDA_SUCCESS;
  }
  if (verb == "restart") {
    restart();
    reset();
    return CUDA_SUCCESS;
  }
  if (verb == "no-device") {
    options.no_device = true;
    return CUDA_SUCCESS;
  }
  if (verb == "reverse-blocks") {
    std::string state;
    words >> state;
    options.reverse_blocks = state == "on";
    return state == "on" || state == "off" ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
  }
  if (verb == "lose-device") {
    int code = number(options.lose_device);
    if (code == CUDA_SUCCESS && options.lose_device == 0) options.lost = true;
    return code;
  }
  if (verb == "fail-allocation") return number(options.fail_allocation);
  if (verb == "fail-launch") return number(options.fail_launch);
  if (verb == "refuse-launch") return number(options.refuse_launch);
  if (verb == "memory") return number(options.memory);
  if (verb == "driver") return number(options.driver);
  if (verb == "multiprocessors") return number(options.multiprocessors);
  if (verb == "shared") {
    int code = number(options.shared);
    return options.shared <= shared_capacity ? code : CUDA_ERROR_INVALID_VALUE;
  }
  if (verb == "capability") return (words >> options.major >> options.minor) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
  return CUDA_ERROR_INVALID_VALUE;
}

void obey_environment() {
  static bool done = false;
  if (done) return;
  done = true;
  const char* all = std::getenv("INR_SIMULATOR");
  if (!all) return;
  std::istringstream commands(all);
  for (std::string command; std::getline(commands, command, ';');) {
    std::size_t start = command.find_first_not_of(' ');
    if (start == std::string::npos) continue;
    if (obey(command.substr(start)) != CUDA_SUCCESS) std::fprintf(stderr, "INR_SIMULATOR: cannot obey '%s'\n", command.c_str());
  }
}

}  // namespace simulator
