#include "cli/output_options.hpp"

#include <algorithm>
#include <array>

#include "catch.hpp"
#include "cli/system/console.hpp"

using namespace hallmark;

namespace {

using Lines = std::vector<std::string>;

constexpr std::array all = {Format::table, Format::csv,       Format::json, Format::md,
                            Format::html,  Format::vega_lite, Format::xlsx};
constexpr std::array few = {Format::table, Format::csv, Format::json, Format::md};

std::vector<OutputRequest> requests_of(Lines arguments, std::span<const Format> offered = all) {
  CLI::App app;
  OutputOptions options;
  declare_output_options(app, options, offered);
  std::ranges::reverse(arguments);  // as the parser takes them
  app.parse(std::move(arguments));
  return output_requests(options);
}

/// "csv to a.csv", one a request.
Lines requested(const Lines& arguments, std::span<const Format> offered = all) {
  Lines lines;
  for (const OutputRequest& request : requests_of(arguments, offered))
    lines.push_back(std::string(word_of(request.format)) + " to " + request.path);
  return lines;
}

std::string refusal_of(const Lines& arguments, std::span<const Format> offered = all) {
  try {
    (void)requests_of(arguments, offered);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "it is not refused";
}

}  // namespace

TEST_CASE("a command that is asked for nothing gives a table on standard output") {
  CHECK(requested({}) == Lines{"table to -"});
}

TEST_CASE("a format without an output goes to standard output") {
  CHECK(requested({"-f", "csv"}) == Lines{"csv to -"});
  CHECK(requested({"--format=vega-lite"}) == Lines{"vega-lite to -"});
  CHECK(requested({"-f", "csv", "-f", "json"}) == Lines{"csv to -", "json to -"});
}

TEST_CASE("the suffix of a file says its format where nothing else does") {
  CHECK(requested({"-o", "a.csv", "-o", "a.json", "-o", "a.md", "-o", "a.html", "-o", "a.xlsx", "-o", "a.txt"}) ==
        Lines{"csv to a.csv", "json to a.json", "md to a.md", "html to a.html", "xlsx to a.xlsx", "table to a.txt"});
  CHECK(requested({"--output", "out.json/table.csv"}) == Lines{"csv to out.json/table.csv"});
  CHECK(requested({"-o", "-"}) == Lines{"table to -"});
}

TEST_CASE("a format belongs to the output behind it, whatever the suffix") {
  CHECK(requested({"-f", "json", "-o", "a.csv"}) == Lines{"json to a.csv"});
  CHECK(requested({"-f", "json", "-o", "-"}) == Lines{"json to -"});
  CHECK(requested({"-f", "csv", "-o", "a", "-f", "json", "-o", "b"}) == Lines{"csv to a", "json to b"});
  CHECK(requested({"-o", "a.md", "-f", "json", "-o", "b.csv"}) == Lines{"md to a.md", "json to b.csv"});
}

TEST_CASE("a format that no output follows belongs to the last output without one") {
  CHECK(requested({"-o", "a.csv", "-f", "json"}) == Lines{"json to a.csv"});
  CHECK(requested({"-o", "a.csv", "-o", "b", "-f", "json"}) == Lines{"csv to a.csv", "json to b"});
}

TEST_CASE("a format that finds every output taken goes to standard output") {
  CHECK(requested({"-f", "json", "-o", "a", "-f", "csv"}) == Lines{"json to a", "csv to -"});
  CHECK(requested({"-o", "a.md", "-f", "json", "-o", "b", "-f", "csv"}) ==
        Lines{"md to a.md", "json to b", "csv to -"});
}

TEST_CASE("of two formats in a row the first goes to standard output, where it stands") {
  CHECK(requested({"-f", "csv", "-f", "json", "-o", "a"}) == Lines{"csv to -", "json to a"});
  CHECK(requested({"-o", "a.md", "-f", "csv", "-f", "json"}) == Lines{"md to a.md", "csv to -", "json to -"});
}

TEST_CASE("the same format and the same file may be asked for twice") {
  CHECK(requested({"-f", "csv", "-o", "a", "-f", "csv", "-o", "b"}) == Lines{"csv to a", "csv to b"});
  CHECK(requested({"-o", "a.csv", "-o", "a.csv"}) == Lines{"csv to a.csv", "csv to a.csv"});
}

TEST_CASE("in whatever order formats and outputs are given, none is lost and none is made up") {
  // By number: a format is one digit in base 2, an output the other.
  for (std::size_t length = 1; length <= 6; ++length) {
    for (std::size_t order = 0; order < (std::size_t{1} << length); ++order) {
      Lines arguments;
      Lines paths;
      std::size_t formats = 0;
      for (std::size_t i = 0; i < length; ++i) {
        const bool is_format = (order >> i & 1U) != 0;
        if (!is_format) paths.push_back(std::to_string(i) + ".txt");
        arguments.insert(arguments.end(), {is_format ? "-f" : "-o", is_format ? "json" : paths.back()});
        formats += is_format ? 1U : 0U;
      }
      INFO("order " << order << " of " << length);
      Lines written;
      std::size_t in_json = 0;
      for (const OutputRequest& request : requests_of(arguments)) {
        if (request.path != "-") written.push_back(request.path);
        if (request.path == "-") REQUIRE(request.format == Format::json);
        in_json += request.format == Format::json ? 1U : 0U;
      }
      REQUIRE(written == paths);
      REQUIRE(in_json == formats);
    }
  }
}

TEST_CASE("a format that the command does not have is refused, with the nearest it has or all of them") {
  CHECK(refusal_of({"-f", "jsn"}) == "'jsn' is not a format: did you mean 'json'?");
  CHECK(refusal_of({"-f", "yaml"}, few) == "'yaml' is not a format: there are 'table', 'csv', 'json' and 'md'");
  CHECK(refusal_of({"-f", "vega-lite"}, few) ==
        "'vega-lite' is not a format: there are 'table', 'csv', 'json' and 'md'");
}

TEST_CASE("a suffix that says no format of the command is refused, with those that do") {
  CHECK(refusal_of({"-o", "a.pdf"}) ==
        "the suffix of 'a.pdf' is no format: name it .csv, .json, .md, .html, .xlsx or .txt, or say -f");
  CHECK(refusal_of({"-o", "a.html"}, few) ==
        "the suffix of 'a.html' is no format: name it .csv, .json, .md or .txt, or say -f");
  CHECK(refusal_of({"-o", "out.csv/table"}, few) ==
        "the suffix of 'out.csv/table' is no format: name it .csv, .json, .md or .txt, or say -f");
  CHECK(refusal_of({"-o", "a.pdf", "-f", "csv"}) == "it is not refused");
}

TEST_CASE("suffixes of a few formats are looked up and listed among these alone") {
  constexpr std::array of_a_report = {Format::html, Format::xlsx, Format::md};

  CHECK(format_of_suffix("xlsx", of_a_report) == Format::xlsx);
  CHECK(format_of_suffix("csv", of_a_report) == std::nullopt);
  CHECK(format_of_suffix("", all) == std::nullopt);
  CHECK(suffixes_of(of_a_report) == ".html, .xlsx or .md");
}
