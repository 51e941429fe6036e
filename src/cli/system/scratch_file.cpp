#include "cli/system/scratch_file.hpp"

#include <cstdlib>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/system/interrupts.hpp"
#include "cli/system/staged_file.hpp"

namespace hallmark {

namespace {

Descriptor nameless_file(const std::string& folder) {
  std::string name = folder + "/" + std::string(staged_name);
  const InterruptsHeld held;  // until it has no name
  Descriptor file = Descriptor::to_make_unique(name, folder);
  ::unlink(name.c_str());
  return file;
}

}  // namespace

std::string scratch_folder() {
  const char* named = std::getenv("TMPDIR");
  return named != nullptr && *named != '\0' ? named : "/tmp";
}

ScratchFile::ScratchFile() : file_(nameless_file(scratch_folder())) {}

std::string ScratchFile::path() const {
  return fmt::format("/dev/fd/{}", file_.number());
}

std::string ScratchFile::bytes() const {
  std::string bytes(file_.size().value_or(0), '\0');
  bytes.resize(file_.read_at(0, bytes.data(), bytes.size()));
  return bytes;
}

}  // namespace hallmark
