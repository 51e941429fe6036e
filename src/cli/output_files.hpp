#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"

namespace hallmark {

/// What goes where: "-" is standard output.
struct Output {
  std::string path;
  std::string text;
};

/// Writes all outputs or none: regular files are written beside their targets and renamed when every one of them is
/// complete, through a symlink to its target; devices and pipes, and standard output last, are written straight. Throws
/// WorldError, and leaves what was there.
void write_outputs(const std::vector<Output>& outputs, Console& console);

}  // namespace hallmark
