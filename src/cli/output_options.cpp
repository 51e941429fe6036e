#include "cli/output_options.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/input_files.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

std::vector<std::string> format_list() {
  return {format_names.begin(), format_names.end()};
}

Format parse_format(const std::string& text) {
  const auto found = std::ranges::find(format_names, std::string_view(text));
  if (found != format_names.end()) return static_cast<Format>(found - format_names.begin());
  const std::string hint = did_you_mean(text, format_list());
  throw UsageError(fmt::format("{} is not a format{}", in_quotes(text),
                               hint.empty() ? fmt::format(": there are {}", listed(format_list())) : hint));
}

Format format_of_suffix(const std::string& path) {
  if (path == "-") return Format::table;
  const std::string name = base_name(path);
  const std::size_t dot = name.find_last_of('.');
  const std::string suffix = dot == std::string::npos ? "" : name.substr(dot + 1);
  if (suffix == "csv") return Format::csv;
  if (suffix == "json") return Format::json;
  if (suffix == "md") return Format::md;
  if (suffix == "txt") return Format::table;
  throw UsageError(
      fmt::format("the suffix of {} is no format: name it .csv, .json, .md or .txt, or say -f", in_quotes(path)));
}

}  // namespace

void declare_output_options(CLI::App& app, OutputOptions& options) {
  options.app = &app;
  options.format_option = app.add_option("-f,--format", options.formats,
                                         "Format: table, csv, json or md; may be repeated, each before its -o")
                              ->type_name("FORMAT")
                              ->expected(1)
                              ->take_all();
  app.add_option("-o,--output", options.paths,
                 "Write to a file, in the format of its suffix unless -f says another; - is standard output")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
}

std::vector<OutputRequest> output_requests(const OutputOptions& options) {
  struct Pending {
    std::optional<Format> format;
    std::string path;
  };
  std::vector<Pending> pending;
  std::optional<Format> waiting;
  std::size_t formats = 0;
  std::size_t paths = 0;
  for (const CLI::Option* option : options.app->parse_order()) {
    if (option == options.format_option) {
      if (waiting) pending.push_back({std::exchange(waiting, std::nullopt), "-"});
      waiting = parse_format(options.formats[formats++]);
    } else if (option->check_name("--output")) {
      pending.push_back({std::exchange(waiting, std::nullopt), options.paths[paths++]});
    }
  }
  if (waiting) {
    if (!pending.empty() && !pending.back().format) {
      pending.back().format = waiting;
    } else {
      pending.push_back({waiting, "-"});
    }
  }
  std::vector<OutputRequest> requests;
  for (const Pending& output : pending)
    requests.push_back({output.format ? *output.format : format_of_suffix(output.path), output.path});
  if (requests.empty()) requests.emplace_back();
  return requests;
}

}  // namespace hallmark
