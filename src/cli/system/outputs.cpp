#include "cli/system/outputs.hpp"

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

#include "cli/system/descriptor.hpp"
#include "cli/system/interrupts.hpp"
#include "cli/system/staged_file.hpp"

namespace hallmark {

namespace {

std::string whole_text(const Output& output) {
  std::string text;
  output.give([&text](std::string_view piece) { text += piece; });
  return text;
}

void write_straight(const std::string& path, std::string_view text) {
  Descriptor file = Descriptor::to_write(path);
  file.write_all(text);
  file.close();
}

void stage(StagedFile& file, const Output& output, const Workers& workers) {
  Progress progress{"writing"};
  workers.watch(progress, [&] {
    output.give([&](std::string_view piece) {
      file.write(piece);
      progress.add(0, piece.size());
    });
    file.close();
  });
}

}  // namespace

Output output_of(const std::string& path, std::string text) {
  return {path, [text = std::move(text)](const TextSink& sink) { sink(text); }};
}

void write_outputs(const std::vector<Output>& outputs, Console& console, const Workers& workers) {
  watch_interrupts();
  std::vector<StagedFile> staged;
  std::vector<const Output*> straight;
  for (const Output& output : outputs) {
    if (output.path == "-") continue;
    struct stat about {};
    const bool exists = ::stat(output.path.c_str(), &about) == 0;
    if (exists && S_ISDIR(about.st_mode)) cannot_write(output.path, "it is a folder");
    if (exists && !S_ISREG(about.st_mode)) {
      straight.push_back(&output);
      continue;
    }
    if (exists && ::access(output.path.c_str(), W_OK) != 0) cannot_write(output.path, std::strerror(errno));
    staged.emplace_back(output.path, exists ? std::optional(about.st_mode) : std::nullopt);
    stage(staged.back(), output, workers);
  }
  for (const Output* output : straight) write_straight(output->path, whole_text(*output));
  {
    // All of them or none.
    const InterruptsHeld held;
    for (StagedFile& file : staged) file.keep();
    forget_half_written();
  }
  for (const Output& output : outputs) {
    if (output.path == "-") console.out(whole_text(output));
  }
}

}  // namespace hallmark
