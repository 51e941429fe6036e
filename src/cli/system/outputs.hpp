#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/system/console.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/support/workers.hpp"

namespace hallmark {

/// What goes where: "-" is standard output.
struct Output {
  std::string path;
  std::function<void(const TextSink& sink)> give;
};

/// A text that is there already.
[[nodiscard]] Output output_of(const std::string& path, std::string text);

/// Writes all outputs or none: regular files are written beside their targets and renamed when every one of them is
/// complete, through a symlink to its target; devices and pipes, and standard output last, are written straight, once
/// all that goes there is there. Throws WorldError, and leaves what was there.
/// `workers` may show how far the files are.
void write_outputs(const std::vector<Output>& outputs, Console& console, const Workers& workers = one_worker());

}  // namespace hallmark
