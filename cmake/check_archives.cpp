// Whether the archives of all libraries can be linked into one program.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <sstream>
#include <stdexcept>

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
    if (utf8proc_category(count) == UTF8PROC_CATEGORY_LU) throw std::runtime_error(zlibVersion());
  } catch (const std::exception&) {
    return 1;
  }
  return 0;
}
