#include "cli/system/input_files.hpp"

#include <memory>

#include "cli/system/descriptor.hpp"

namespace hallmark {

std::string read_bytes(const std::string& path) {
  return Descriptor::to_read(path).read_all();
}

InputFile read_input(const std::string& path, Encoding encoding, bool wants_digest) {
  FileStream file(path, encoding, wants_digest);
  std::string text = file.read_all();
  return {std::make_shared<const SourceText>(file.name(), std::move(text)), file.digest()};
}

std::vector<InputFile> read_inputs(const std::vector<std::string>& paths, Encoding encoding) {
  std::vector<InputFile> files;
  Failures failures;
  for (const std::string& path : paths) failures.meet([&] { files.push_back(read_input(path, encoding)); });
  failures.throw_all();
  return files;
}

std::string base_name(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace hallmark
