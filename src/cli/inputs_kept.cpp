#include "cli/inputs_kept.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/system/console.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

struct Named {
  std::string by;  ///< "--with", or the name of a positional.
  std::string path;
};

bool is_output(const CLI::Option& option) {
  return option.check_name("--output");
}

bool names_files(const CLI::Option& option) {
  return option.get_type_name().find("FILE") != std::string::npos;
}

std::vector<Named> files_of(const CLI::App& command, bool outputs) {
  std::vector<Named> files;
  for (const CLI::Option* option : command.get_options()) {
    if (!names_files(*option) || is_output(*option) != outputs) continue;
    for (const std::string& path : option->results()) files.push_back({option->get_name(), path});
  }
  return files;
}

void refuse_over(const Named& output, const Named& input) {
  std::error_code not_there;
  if (output.path == "-" || input.path == "-") return;
  if (!std::filesystem::equivalent(output.path, input.path, not_there)) return;
  if (!std::filesystem::is_regular_file(input.path, not_there)) return;
  throw UsageError(fmt::format("{} is read by this run ({} {}), and is not written over: name another file with -o",
                               in_quotes(output.path), input.by, in_quotes(input.path)));
}

}  // namespace

void refuse_outputs_over_inputs(const CLI::App& command) {
  const std::vector<Named> inputs = files_of(command, false);
  for (const Named& output : files_of(command, true)) {
    for (const Named& input : inputs) refuse_over(output, input);
  }
}

void refuse_outputs_over(const CLI::App& command, const std::string& input, const std::string& by) {
  for (const Named& output : files_of(command, true)) refuse_over(output, {by, input});
}

}  // namespace hallmark
