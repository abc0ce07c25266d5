#include "ptx.h"

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace simulator {

namespace {

// Words, and each mark of punctuation by itself; comments are left out, as they may hold anything.
std::vector<std::string> tokens_of(const char* text) {
  std::vector<std::string> tokens;
  for (const char* c = text; *c;) {
    if (c[0] == '/' && c[1] == '/') {
      while (*c && *c != '\n') c++;
    } else if (c[0] == '/' && c[1] == '*') {
      const char* end = std::strstr(c + 2, "*/");
      c = end ? end + 2 : c + std::strlen(c);
    } else if (std::isspace(static_cast<unsigned char>(*c))) {
      c++;
    } else {
      const char* end = c;
      while (*end && !std::isspace(static_cast<unsigned char>(*end)) && !std::strchr("()[]{},;", *end)) end++;
      if (end == c) end++;
      tokens.emplace_back(c, end);
      c = end;
    }
  }
  return tokens;
}

bool is_type(const std::string& token) {
  return token.size() > 2 && token[0] == '.' && std::strchr("busf", token[1]) && std::isdigit(static_cast<unsigned char>(token[2]));
}

class Parser {
 public:
  explicit Parser(const char* text) : tokens_(tokens_of(text)) {}

  bool parse(Ptx& ptx) {
    bool version = false;
    bool target = false;
    while (more()) {
      std::string token = next();
      int major;
      int minor;
      if (token == ".version") {
        version = std::sscanf(next().c_str(), "%d.%d", &major, &minor) == 2;
        ptx.version = 10 * major + minor;
      } else if (token == ".target") {
        target = std::sscanf(next().c_str(), "sm_%d", &ptx.target) == 1;
      } else if (token == ".entry") {
        std::string name = next();
        if (!parse_entry(ptx.entries[name])) return false;
      }
    }
    return version && target;
  }

 private:
  bool more() const { return at_ < tokens_.size(); }
  std::string next() { return more() ? tokens_[at_++] : std::string(); }
  unsigned number() { return static_cast<unsigned>(std::strtoul(next().c_str(), nullptr, 10)); }

  // "( .param .align 8 .b8 name[24], ... ) .maxntid 128, 1, 1 ... {"
  bool parse_entry(Entry& entry) {
    entry = {0, 0, 1024};
    if (next() != "(") return false;
    std::size_t bytes = 0;
    for (std::string token = next(); token != ")"; token = next()) {
      if (token.empty()) return false;
      if (token == ".param") entry.parameters++;
      if (is_type(token)) {
        bytes = std::strtoul(token.c_str() + 2, nullptr, 10) / 8;
        entry.argument_bytes += bytes;
      }
      if (token == "[") entry.argument_bytes += bytes * number() - bytes;
    }
    for (std::string token = next(); token != "{"; token = next()) {
      if (token.empty()) return false;
      if (token == ".maxntid") {
        entry.most_threads = number();
        for (; more() && tokens_[at_] == ","; entry.most_threads *= number()) next();
      }
    }
    return true;
  }

  std::vector<std::string> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

bool parse_ptx(const char* text, Ptx& ptx) { return Parser(text).parse(ptx); }

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
