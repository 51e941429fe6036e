// Whether everything hallmark uses can be linked into one file.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <openssl/sha.h>
#include <utf8proc.h>
#include <yaml-cpp/yaml.h>
#include <zlib.h>

int main(int count, char** words) {
  try {
    std::istringstream text(words[0]);
    YAML::Parser parser(text);
    SHA256_CTX context;
    SHA256_Init(&context);
    const std::string line = fmt::format("{} {:.3f} {:02x} {:>8} {}", count, 0.5 * count, count, words[0], zlibVersion());
    if (utf8proc_category(count) == UTF8PROC_CATEGORY_LU) throw std::runtime_error(line);
  } catch (const std::exception&) {
    return 1;
  }
  return 0;
}
