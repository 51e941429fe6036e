#include "cli/output_options.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "cli/system/console.hpp"
#include "cli/system/input_files.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

std::vector<std::string> names_of(std::span<const Format> formats) {
  std::vector<std::string> names;
  for (const Format format : formats) names.emplace_back(word_of(format));
  return names;
}

Format parse_format(std::span<const Format> offered, const std::string& text) {
  const auto found = std::ranges::find(offered, text, word_of<Format>);
  if (found != offered.end()) return *found;
  const std::vector<std::string> names = names_of(offered);
  const std::string hint = did_you_mean(text, names);
  throw UsageError(fmt::format("{} is not a format{}", in_quotes(text),
                               hint.empty() ? fmt::format(": there are {}", listed(names)) : hint));
}

Format format_of_path(std::span<const Format> offered, const std::string& path) {
  if (path == "-") return offered.front();
  const std::string name = base_name(path);
  const std::size_t dot = name.find_last_of('.');
  const auto format = format_of_suffix(dot == std::string::npos ? "" : name.substr(dot + 1), offered);
  if (format) return *format;
  // What needs no suffix to be had is named last.
  std::vector<Format> named(offered.begin(), offered.end());
  std::rotate(named.begin(), named.begin() + 1, named.end());
  throw UsageError(
      fmt::format("the suffix of {} is no format: name it {}, or say -f", in_quotes(path), suffixes_of(named)));
}

}  // namespace

void declare_output_options(CLI::App& app, OutputOptions& options, std::span<const Format> offered) {
  options.app = &app;
  options.offered = offered;
  const std::vector<std::string> names = names_of(offered);
  options.format_option = app.add_option("-f,--format", options.formats,
                                         fmt::format("Format: {} or {}; may be repeated, each before its -o",
                                                     fmt::join(names.begin(), names.end() - 1, ", "), names.back()))
                              ->type_name("FORMAT")
                              ->expected(1)
                              ->take_all();
  app.add_option("-o,--output", options.paths,
                 "Write to a file, in the format of its suffix unless -f says another; - is standard output")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
}

std::optional<Format> format_of_suffix(std::string_view suffix, std::span<const Format> offered) {
  const auto found = std::ranges::find_if(
      offered, [suffix](Format format) { return !suffix.empty() && enum_row(format).suffix == suffix; });
  return found == offered.end() ? std::nullopt : std::optional(*found);
}

std::string suffixes_of(std::span<const Format> formats) {
  std::vector<std::string> suffixes;
  for (const Format format : formats) {
    if (!enum_row(format).suffix.empty()) suffixes.push_back(fmt::format(".{}", enum_row(format).suffix));
  }
  return fmt::format("{} or {}", fmt::join(suffixes.begin(), suffixes.end() - 1, ", "), suffixes.back());
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
      waiting = parse_format(options.offered, options.formats[formats++]);
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
    requests.push_back({output.format ? *output.format : format_of_path(options.offered, output.path), output.path});
  if (requests.empty()) requests.push_back({options.offered.front(), "-"});
  return requests;
}

void check_terminal(const std::vector<OutputRequest>& requests, const Console& console) {
  const bool is_shown = std::ranges::any_of(
      requests, [](const OutputRequest& request) { return request.row().is_workbook && request.path == "-"; });
  if (is_shown && console.out_is_terminal())
    throw UsageError("a workbook is not for a terminal: name a file, as in '-o table.xlsx'");
}

}  // namespace hallmark
