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

std::vector<std::string> format_list(const OutputOptions& options) {
  const auto end = options.has_charts ? format_names.end() : format_names.begin() + formats_without_charts;
  return {format_names.begin(), end};
}

Format parse_format(const OutputOptions& options, const std::string& text) {
  const std::vector<std::string> offered = format_list(options);
  const auto found = std::ranges::find(offered, text);
  if (found != offered.end()) return static_cast<Format>(found - offered.begin());
  const std::string hint = did_you_mean(text, offered);
  throw UsageError(fmt::format("{} is not a format{}", in_quotes(text),
                               hint.empty() ? fmt::format(": there are {}", listed(offered)) : hint));
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
  if (suffix == "html" && options.has_charts) return Format::html;
  throw UsageError(fmt::format("the suffix of {} is no format: name it .csv, .json, .md{} or .txt, or say -f",
                               in_quotes(path), options.has_charts ? ", .html" : ""));
}

}  // namespace

void declare_output_options(CLI::App& app, OutputOptions& options) {
  options.app = &app;
  options.format_option =
      app.add_option("-f,--format", options.formats,
                     options.has_charts ? "Format: table, csv, json, md, html or vega-lite; may be repeated, each "
                                          "before its -o"
                                        : "Format: table, csv, json or md; may be repeated, each before its -o")
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

}  // namespace hallmark
