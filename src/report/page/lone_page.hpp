#pragma once

#include <string>

#include "hallmark/report/site.hpp"

namespace hallmark {

/// What stands round the content of a page that needs no other file.
struct LonePage {
  std::string title;
  std::string description;
  std::string footer;
  bool has_league_table = false;  ///< Which brings the script that sorts and filters.
};

/// Such a page, with its style sheet and script in it.
[[nodiscard]] std::string page_alone(const LonePage& page, const SiteOptions& options, std::string content);

/// "Made from the rubric … with hallmark 1.0.0. The same rubric and survey give the same pages."
[[nodiscard]] std::string footer_text(const LeagueTable& table);

}  // namespace hallmark
