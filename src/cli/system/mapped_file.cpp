#include "cli/system/mapped_file.hpp"

#include <filesystem>
#include <memory>
#include <string_view>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/system/input_files.hpp"

namespace hallmark {

MappedFile::MappedFile(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  if (descriptor >= 0 && ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0) {
    const auto size = static_cast<std::size_t>(about.st_size);
    void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (start != MAP_FAILED) {
      bytes_ = {static_cast<const std::byte*>(start), size};
      mapped_ = true;
    }
  }
  if (descriptor >= 0) ::close(descriptor);
  if (mapped_) return;
  read_ = read_bytes(path);
  bytes_ = std::as_bytes(std::span(read_));
}

MappedFile::~MappedFile() {
  if (mapped_) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

Source map_input(const std::string& path) {
  std::error_code unknown;
  if (path == "-" || !std::filesystem::is_regular_file(path, unknown)) return read_input(path).source;
  const auto file = std::make_shared<const MappedFile>(path);
  const std::span<const std::byte> bytes = file->bytes();
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (is_packed(path, text)) return read_input(path).source;
  return std::make_shared<const SourceText>(name_of_input(path), text, file);
}

}  // namespace hallmark
