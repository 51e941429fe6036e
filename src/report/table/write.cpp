#include "hallmark/report/write.hpp"

#include <cassert>

#include "report/table/write_csv.hpp"

namespace hallmark {

std::string write(const LeagueTable& table, Format format, const TerminalStyle& style) {
  switch (format) {
    case Format::csv:
      return to_csv(table);
    case Format::json:
      return to_json(table);
    case Format::md:
      return to_markdown(table);
    case Format::html:
      return to_html(table);
    case Format::vega_lite:
      return to_vega_lite(table);
    case Format::table:
      return to_terminal(table, style);
    case Format::xlsx:
      break;
  }
  assert(false);
  return {};
}

void write(const LeagueTable& table, Format format, const TerminalStyle& style, const Workers& workers,
           const TextSink& sink) {
  if (format == Format::csv) return write_csv(table, workers, sink);
  sink(write(table, format, style));
}

}  // namespace hallmark
