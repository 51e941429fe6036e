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

/// The formats that a command offers, in the order they are named to people.
std::vector<Format> formats_of(const OutputOptions& options) {
  std::vector<Format> formats = {Format::table, Format::csv, Format::json, Format::md};
  if (options.has_pages) formats.push_back(Format::html);
  if (options.has_charts) formats.push_back(Format::vega_lite);
  if (options.has_workbook) formats.push_back(Format::xlsx);
  return formats;
}

std::vector<std::string> names_of(const std::vector<Format>& formats) {
  std::vector<std::string> names;
  for (const Format format : formats) names.emplace_back(format_names[static_cast<std::size_t>(format)]);
  return names;
}

Format parse_format(const OutputOptions& options, const std::string& text) {
  const std::vector<Format> formats = formats_of(options);
  const std::vector<std::string> names = names_of(formats);
  const auto found = std::ranges::find(names, text);
  if (found != names.end()) return formats[static_cast<std::size_t>(found - names.begin())];
  const std::string hint = did_you_mean(text, names);
  throw UsageError(fmt::format("{} is not a format{}", in_quotes(text),
                               hint.empty() ? fmt::format(": there are {}", listed(names)) : hint));
}

Format format_of_suffix(const OutputOptions& options, const std::string& path) {
  if (path == "-") return Format::table;
  const std::string name = base_name(path);
  const std::size_t dot = name.find_last_of('.');
  const std::string suffix = dot == std::string::npos ? "" : name.substr(dot + 1);
  if (suffix == "csv") return Format::csv;
  if (suffix == "json") return Format::json;
  if (suffix == "md") return Format::md;
  if (suffix == "txt") return Format::table;
  if (suffix == "html" && options.has_pages) return Format::html;
  if (suffix == "xlsx" && options.has_workbook) return Format::xlsx;
  throw UsageError(fmt::format("the suffix of {} is no format: name it .csv, .json, .md{}{} or .txt, or say -f",
                               in_quotes(path), options.has_pages ? ", .html" : "",
                               options.has_workbook ? ", .xlsx" : ""));
}

}  // namespace

void declare_output_options(CLI::App& app, OutputOptions& options) {
  options.app = &app;
  const std::vector<std::string> names = names_of(formats_of(options));
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
      waiting = parse_format(options, options.formats[formats++]);
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
    requests.push_back({output.format ? *output.format : format_of_suffix(options, output.path), output.path});
  if (requests.empty()) requests.emplace_back();
  return requests;
}

void check_terminal(const std::vector<OutputRequest>& requests, const Console& console) {
  const bool is_shown = std::ranges::any_of(
      requests, [](const OutputRequest& request) { return request.format == Format::xlsx && request.path == "-"; });
  if (is_shown && console.out_is_terminal())
    throw UsageError("a workbook is not for a terminal: name a file, as in '-o table.xlsx'");
}

}  // namespace hallmark
