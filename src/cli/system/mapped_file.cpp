#include "cli/system/mapped_file.hpp"

#include <filesystem>
#include <memory>
#include <string_view>

#include <sys/mman.h>

#include "cli/system/descriptor.hpp"
#include "cli/system/input_files.hpp"

namespace hallmark {

MappedFile::MappedFile(const std::string& path) {
  const Descriptor file = Descriptor::to_read(path);
  if (const std::size_t size = file.size().value_or(0); size > 0) {
    void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (start != MAP_FAILED) {
      bytes_ = {static_cast<const std::byte*>(start), size};
      mapped_ = true;
      return;
    }
  }
  read_ = file.read_all();
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
  if (is_gzip(path, text)) return read_input(path).source;
  return std::make_shared<const SourceText>(name_of_input(path), text, file);
}

}  // namespace hallmark
