#include "ptx.h"

#include <cstdio>
#include <cstdlib>
#include <regex>

namespace simulator {

namespace {

// "// ..." and "/* ... */" may hold anything.
std::string without_comments(const char* text) {
  std::string result;
  for (const char* c = text; *c;) {
    if (c[0] == '/' && c[1] == '/') {
      while (*c && *c != '\n') c++;
    } else if (c[0] == '/' && c[1] == '*') {
      c += 2;
      while (*c && !(c[0] == '*' && c[1] == '/')) c++;
      if (*c) c += 2;
    } else {
      result += *c++;
    }
  }
  return result;
}

Entry parse_entry(const std::string& parameters, const std::string& bounds) {
  static const std::regex parameter(R"(\.param\s+(?:\.align\s+\d+\s+)?\.(\w+)\s+(?:\.ptr\S*\s+)?[\w$]+(?:\[(\d+)\])?)");
  static const std::regex bound(R"(\.maxntid\s+(\d+)(?:\s*,\s*(\d+))?(?:\s*,\s*(\d+))?)");
  Entry entry = {0, 0, 1024};
  for (std::sregex_iterator it(parameters.begin(), parameters.end(), parameter), end; it != end; ++it) {
    std::string type = (*it)[1];
    std::size_t size = std::strtoul(type.c_str() + 1, nullptr, 10) / 8;
    if ((*it)[2].matched) size *= std::stoul((*it)[2]);
    entry.parameters++;
    entry.argument_bytes += size;
  }
  std::smatch threads;
  if (std::regex_search(bounds, threads, bound)) {
    entry.most_threads = 1;
    for (std::size_t k = 1; k <= 3; k++) {
      if (threads[k].matched) entry.most_threads *= static_cast<unsigned>(std::stoul(threads[k]));
    }
  }
  return entry;
}

}  // namespace

bool parse_ptx(const char* text, Ptx& ptx) {
  std::string clean = without_comments(text);
  int major = 0;
  int minor = 0;
  std::size_t version = clean.find(".version");
  std::size_t target = clean.find(".target");
  if (version == std::string::npos || target == std::string::npos) return false;
  if (std::sscanf(clean.c_str() + version, ".version %d.%d", &major, &minor) != 2) return false;
  if (std::sscanf(clean.c_str() + target, ".target sm_%d", &ptx.target) != 1) return false;
  ptx.version = 10 * major + minor;
  for (std::size_t at = clean.find(".entry"); at != std::string::npos; at = clean.find(".entry", at + 1)) {
    std::size_t open = clean.find('(', at);
    std::size_t close = clean.find(')', at);
    std::size_t body = clean.find('{', at);
    if (open == std::string::npos || close == std::string::npos || body == std::string::npos || !(open < close && close < body)) return false;
    char name[256];
    if (std::sscanf(clean.c_str() + at, ".entry %255[A-Za-z0-9_$]", name) != 1) return false;
    ptx.entries[name] = parse_entry(clean.substr(open, close - open), clean.substr(close, body - close));
  }
  return true;
}

int newest_ptx(int driver) {
  int major = driver / 1000;
  int minor = driver % 1000 / 10;
  if (major < 10) return 60;
  if (major == 10) return 63 + minor;
  if (major == 11) return 70 + minor;
  if (major == 12) return 80 + (minor > 5 ? minor - 1 : minor);
  return 90 + 10 * (major - 13) + minor;
}

}  // namespace simulator
