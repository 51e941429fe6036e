#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/audit/uncertainty.hpp"
#include "hallmark/comparison/comparison.hpp"
#include "hallmark/lookup/lookup.hpp"
#include "hallmark/report/hex_map.hpp"
#include "hallmark/report/workbook.hpp"
#include "hallmark/result/league_table.hpp"
#include "hallmark/scoring/plan.hpp"
#include "hallmark/survey/answer_cells.hpp"

namespace hallmark {

/// What a published page is made to look like.
struct SiteOptions {
  std::string title;     ///< In the place of the rubric's.
  std::string base_url;  ///< Where the site will stand, for the canonical addresses; empty if that is not known.
  std::string css;       ///< Rules that come after the site's own.
  std::string logo;      ///< Bytes of a picture.
  std::string logo_suffix;
  std::string licence;  ///< Of the data: a name, or an address; empty if none is known.
};

/// What a site is made from. The results are the caller's and have to outlive it.
struct SiteSource {
  const LeagueTable& table;  ///< Of all units; its columns are those of the home page.
  const Plan& plan;
  const Survey& scored;                      ///< The survey as it was scored, under its own codes.
  const AnswerCells& cells;                  ///< Of all units.
  const Comparison* since = nullptr;         ///< With an earlier edition.
  const Uncertainty* uncertainty = nullptr;  ///< For who cannot be told apart; the table's ranges are shown anyway.
  const HexMap* map = nullptr;
  Lookup* lookup = nullptr;   ///< For the search box; its ratings are the table's, in the order of its rows.
  SiteOptions options = {};
  std::function<std::string(std::string_view)> sha256 = {};  ///< In hexadecimal.
  WorkbookWriter to_xlsx = {};                               ///< None, and the site offers no workbook.
  Workers workers = one_worker();
};

struct SiteFile {
  std::string path;  ///< Relative, with slashes: "councils/e08000026.html".
  std::string bytes;
};

/// A static site: the home page, a page a unit and a node, the method, the data, and a manifest of them all, last.
[[nodiscard]] std::vector<SiteFile> make_site(const SiteSource& source);

/// The home page and the method in one file that needs no other.
[[nodiscard]] std::string make_page(const SiteSource& source);

/// The files that a manifest lists, and the manifest; nothing where the text is no manifest of a site.
[[nodiscard]] std::optional<std::vector<std::string>> files_in_manifest(std::string_view text);

}  // namespace hallmark
