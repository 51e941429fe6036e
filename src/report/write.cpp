#include "hallmark/report/write.hpp"

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
    case Format::xlsx:
      return to_xlsx(table);
    case Format::table:
      break;
  }
  return to_terminal(table, style);
}

}  // namespace hallmark
