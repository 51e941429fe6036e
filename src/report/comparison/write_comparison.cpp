#include "hallmark/report/write_comparison.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

#include <fmt/format.h>

#include "comparison/comparison_words.hpp"
#include "hallmark/support/wording.hpp"
#include "report/comparison/comparison_data.hpp"
#include "report/format/markdown_text.hpp"
#include "report/format/text_table.hpp"
#include "report/page/lone_page.hpp"
#include "report/page/page_template.hpp"
#include "report/page/unit_words.hpp"

namespace hallmark {

namespace {

/// The largest comment that code hosting takes, less what is said behind the table.
constexpr std::size_t longest_comment = 65'536 - 1'000;

constexpr std::size_t moves_shown = 2;

bool has_levels(const Comparison& comparison) {
  return std::ranges::any_of(comparison.pairs, [&comparison](const Comparison::Pair& pair) {
    return !comparison.unit_before(pair).level.empty() || !comparison.unit_after(pair).level.empty();
  });
}

bool has_peers(const Comparison& comparison) {
  return std::ranges::any_of(comparison.pairs, [&comparison](const Comparison::Pair& pair) {
    return !comparison.unit_after(pair).peers.empty();
  });
}

std::string left_out_sentence(std::size_t count) {
  return fmt::format("{} moved too and {} not shown here: CSV and JSON hold all.", counted(count, "other", "others"),
                     count == 1 ? "is" : "are");
}

std::string to_terminal(const Comparison& comparison, const std::vector<const Comparison::Pair*>& shown,
                        std::size_t left_out, const TerminalStyle& style) {
  std::string text = in_bold(comparison_title(comparison), style.colour) + "\n\n";
  for (const std::string& sentence : comparison_summary(comparison)) text += wrapped(sentence, style.width, 2);
  if (shown.empty()) return text;

  TextColumn rank{"#", false, false, {}};
  TextColumn name{"Council", false, false, {}};
  TextColumn change{"Change", true, false, {}};
  TextColumn score{"Score", false, false, {}};
  TextColumn level{"Level", false, false, {}};
  TextColumn moves{"Moved most", false, false, {}};
  TextColumn peers{"Peers", false, false, {}};
  std::vector<TextColumn> causes;
  for (const CauseColumn& cause : cause_columns(comparison)) {
    TextColumn& column = causes.emplace_back(TextColumn{cause.heading, true, false, {}});
    for (const Comparison::Pair* pair : shown) column.cells.push_back(shown_cause(comparison, *pair, cause));
  }
  for (const Comparison::Pair* pair : shown) {
    rank.cells.push_back(shown_ranks(comparison, *pair));
    name.cells.push_back(without_controls(ResultFile::shown_name(comparison.unit_after(*pair))));
    change.cells.push_back(shown_change(comparison, pair->score_change));
    score.cells.push_back(shown_scores(comparison, *pair));
    level.cells.push_back(without_controls(shown_levels(comparison, *pair)));
    moves.cells.push_back(shown_moves(comparison, *pair, 1));
    peers.cells.push_back(without_controls(comparison.unit_after(*pair).peers));
  }
  std::vector<TextColumn> columns = {std::move(rank), std::move(name), std::move(change), std::move(score)};
  std::ranges::move(causes, std::back_inserter(columns));
  if (has_levels(comparison)) columns.push_back(std::move(level));
  columns.push_back(std::move(moves));
  if (has_peers(comparison)) columns.push_back(std::move(peers));
  const std::vector<std::string> hidden = fit_columns(columns, {style.width, 4});
  text += "\n" + rows_text(columns, 0, shown.size(), style.colour);
  if (left_out > 0) text += "\n" + wrapped(left_out_sentence(left_out), style.width, 0);
  if (!hidden.empty()) {
    text += "\n" + wrapped(fmt::format("Not shown for want of room: {}. A wider terminal or '-f csv' shows all.",
                                       fmt::format("{}", fmt::join(hidden, ", "))),
                           style.width, 0);
  }
  return text;
}

std::string to_markdown(const Comparison& comparison, const std::vector<const Comparison::Pair*>& shown,
                        std::size_t left_out) {
  std::string text = fmt::format("# {}\n\n", markdown_text(comparison_title(comparison)));
  for (const std::string& sentence : comparison_summary(comparison))
    text += fmt::format("- {}\n", markdown_text(sentence));
  if (shown.empty()) return text;

  const bool levels = has_levels(comparison);
  const bool peers = has_peers(comparison);
  std::vector<std::string> headings = {"Rank", "Council", "Score", "Change"};
  std::vector<std::string> alignment = {":--", ":--", ":--", "--:"};
  if (levels) headings.emplace_back("Level");
  headings.emplace_back("Moved most");
  if (peers) headings.emplace_back("Peers");
  const std::vector<CauseColumn> causes = cause_columns(comparison);
  alignment.resize(headings.size(), ":--");
  for (const CauseColumn& cause : causes) {
    headings.push_back(cause.heading);
    alignment.emplace_back("--:");
  }
  text += "\n";
  append_markdown_row(text, headings);
  append_markdown_row(text, alignment);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Comparison::Pair& pair = *shown[i];
    std::vector<std::string> cells = {shown_ranks(comparison, pair),
                                      markdown_text(ResultFile::shown_name(comparison.unit_after(pair))),
                                      shown_scores(comparison, pair), shown_change(comparison, pair.score_change)};
    if (levels) cells.push_back(markdown_text(shown_levels(comparison, pair)));
    cells.push_back(markdown_text(shown_moves(comparison, pair, moves_shown)));
    if (peers) cells.push_back(markdown_text(comparison.unit_after(pair).peers));
    for (const CauseColumn& cause : causes) cells.push_back(shown_cause(comparison, pair, cause));
    std::string row;
    append_markdown_row(row, cells);
    if (text.size() + row.size() > longest_comment) {
      left_out += shown.size() - i;
      break;
    }
    text += row;
  }
  if (left_out > 0) text += "\n" + left_out_sentence(left_out) + "\n";
  return text;
}

std::string to_html(const Comparison& comparison, const std::vector<const Comparison::Pair*>& shown,
                    std::size_t left_out) {
  std::vector<std::string> summary = comparison_summary(comparison);
  for (std::string& sentence : summary) sentence = without_controls(sentence);
  const std::vector<CauseColumn> causes = cause_columns(comparison);
  std::vector<std::string> cause_headings;
  for (const CauseColumn& cause : causes) cause_headings.push_back(cause.heading);
  Json rows = Json::array();
  for (const Comparison::Pair* pair : shown) {
    std::vector<std::string> parts;
    for (const CauseColumn& cause : causes) parts.push_back(shown_cause(comparison, *pair, cause));
    rows.push_back({{"causes", text_list(parts)},
                    {"rank", shown_ranks(comparison, *pair)},
                    {"name", without_controls(ResultFile::shown_name(comparison.unit_after(*pair)))},
                    {"score", shown_scores(comparison, *pair)},
                    {"change", shown_change(comparison, pair->score_change)},
                    {"level", without_controls(shown_levels(comparison, *pair))},
                    {"moves", without_controls(shown_moves(comparison, *pair, moves_shown))},
                    {"peers", without_controls(comparison.unit_after(*pair).peers)}});
  }
  const std::string title = without_controls(comparison_title(comparison));
  const std::string& version = comparison.after->tool_version;
  const Json view = {{"title", title},
                     {"summary", text_list(summary)},
                     {"has_rows", !rows.empty()},
                     {"unit_heading", "Council"},
                     {"has_levels", has_levels(comparison)},
                     {"has_peers", has_peers(comparison)},
                     {"cause_headings", text_list(cause_headings)},
                     {"rows", std::move(rows)},
                     {"left_out", left_out > 0 ? left_out_sentence(left_out) : std::string()}};
  return page_alone(
      {title, "Who moved between two results, and how far",
       version.empty() ? "Compared with hallmark." : "The later result was made with hallmark " + version + ".", true},
      {}, PageTemplate(comparison_template()).render(view));
}

}  // namespace

std::string write(const Comparison& comparison, Format format, const TerminalStyle& style,
                  std::optional<std::size_t> top) {
  std::vector<const Comparison::Pair*> shown = movers(comparison);
  const std::size_t in_all = shown.size();
  shown.resize(std::min(in_all, top.value_or(in_all)));
  const std::size_t left_out = in_all - shown.size();
  switch (format) {
    case Format::csv:
      return comparison_csv(comparison);
    case Format::json:
      return comparison_json(comparison);
    case Format::md:
      return to_markdown(comparison, shown, left_out);
    case Format::html:
      return to_html(comparison, shown, left_out);
    case Format::table:
      return to_terminal(comparison, shown, left_out, style);
    case Format::vega_lite:
    case Format::xlsx:
      break;
  }
  assert(false);
  return {};
}

}  // namespace hallmark
