#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "report/table/section.hpp"
#include "report/workbook/workbook_cells.hpp"
#include "report/workbook/workbook_sheets.hpp"

namespace hallmark {

namespace {

using LineKind = WorkbookLine::Kind;

/// Whether the rubric or the name of a file says that the data are invented.
bool is_invented(const LeagueTable& table) {
  const auto says_so = [](const std::string& text) { return fold_case(text).find("invented") != std::string::npos; };
  return says_so(table.rubric->title) || says_so(table.rubric->note) || says_so(table.rubric->source) ||
         std::ranges::any_of(table.provenance.files, says_so, &Provenance::File::name);
}

void add_cover_line(WorkbookSheet& sheet, LineKind kind, std::string text) {
  sheet.lines.push_back({kind, std::move(text), ""});
}

void add_note(WorkbookSheet& sheet, std::string_view topic, std::string term, std::string explanation) {
  sheet.rows.push_back({{std::string(topic)}, {std::move(term)}, {std::move(explanation)}});
}

void add_counts(WorkbookSheet& sheet, const LeagueTable& table) {
  const std::vector<Section> sections = sections_of(table);
  add_cover_line(sheet, LineKind::heading, "What was scored");
  for (const Section& section : sections) {
    const std::string counts = count_text(section);
    add_cover_line(sheet, LineKind::text,
                   section.heading.empty() ? capitalised(counts) + "."
                                           : fmt::format("{}: {}.", capitalised(section.heading), counts));
  }
  if (sections.empty())
    add_cover_line(sheet, LineKind::text, "Nothing is shown: no row was left by what was asked for.");
  if (!table.provenance.where.empty())
    add_cover_line(sheet, LineKind::text, fmt::format("Only those for which this holds: {}.", table.provenance.where));
}

void add_origin(WorkbookSheet& sheet, const LeagueTable& table) {
  const Rubric& rubric = *table.rubric;
  const Provenance& from = table.provenance;
  add_cover_line(sheet, LineKind::heading, "What it was made from");
  add_cover_line(sheet, LineKind::text,
                 fmt::format("Rubric: {}{}.", rubric.id, rubric.edition.empty() ? "" : ", edition " + rubric.edition));
  if (!from.rubric_sha256.empty())
    add_cover_line(sheet, LineKind::text, fmt::format("SHA-256 of the rubric: {}", from.rubric_sha256));
  for (const Provenance::File& file : from.files) {
    add_cover_line(sheet, LineKind::text, fmt::format("{}: {}", capitalised(file.role), file.name));
    if (!file.sha256.empty())
      add_cover_line(sheet, LineKind::text, fmt::format("SHA-256 of {}: {}", file.name, file.sha256));
  }
  for (const std::string& override : from.overrides)
    add_cover_line(sheet, LineKind::text, fmt::format("Set by hand: {}", override));
  add_cover_line(sheet, LineKind::text,
                 fmt::format("Made by hallmark{}. The same rubric and data give the same workbook, byte for byte.",
                             from.version.empty() ? "" : " " + from.version));
}

void add_marks(WorkbookSheet& sheet) {
  add_note(sheet, "Mark", "[x]",
           "Missing: there should be a value and there is none, or too little was answered for a score. It is not a "
           "zero.");
  add_note(sheet, "Mark", "[z]", "Not applicable: the question is not asked here, and counts neither for nor against.");
  add_note(sheet, "Mark", "[e]",
           "Estimated: the number rests on a value that the rubric puts in the place of a blank. The cell holds the "
           "number; the mark is how it is shown.");
  add_note(sheet, "Mark", "[u]",
           "Unsure: the number rests on an answer that whoever gave it was not sure of. The cell holds the number; the "
           "mark is how it is shown.");
  add_note(sheet, "Mark", "=", "In front of a rank: the place is shared. The cell holds the number.");
}

void add_levels(WorkbookSheet& sheet, const LeagueTable& table) {
  const Maturity& maturity = table.rubric->maturity;
  for (std::size_t i = 0; i < maturity.levels.size(); ++i) {
    std::string from = fmt::format("From a score of {}", to_text(maturity.levels[i].from));
    if (i + 1 < maturity.levels.size()) from += fmt::format(" to below {}", to_text(maturity.levels[i + 1].from));
    from += maturity.decided_by_weakest ? ", as the weakest of the top dimensions has it." : ".";
    if (const std::string& note = maturity.levels[i].note; !note.empty()) from += " " + note;
    add_note(sheet, "Level", maturity.levels[i].name, std::move(from));
  }
  for (const Gate& gate : maturity.gates) {
    add_note(sheet, "Gate", fmt::format("at most {}", maturity.levels[gate.at_most].name),
             fmt::format("Where {}: {}.", gate.when.expression.source, gate.because));
  }
}

void add_columns(WorkbookSheet& sheet, const LeagueTable& table) {
  const Rubric& rubric = *table.rubric;
  add_note(sheet, "Column", "Rank",
           rubric.ranking.within && table.ranking->group_names.size() > 1
               ? fmt::format("Place by score among those with the same '{}'; 1 is best.", rubric.ranking.within->text)
               : "Place by score; 1 is best.");
  add_note(sheet, "Column", "Score",
           fmt::format("Weighted score on a scale from {} to {}. Shown with {}; the cell holds 16 digits.",
                       to_text(rubric.scale.foot), to_text(rubric.scale.top),
                       counted(static_cast<std::size_t>(std::max(0, rubric.decimals)), "decimal", "decimals")));
  add_note(sheet, "Column", "Coverage",
           "Share of the weight of all questions that apply which was answered. Estimates do not count as answered.");
  if (!table.ranges.empty()) add_note(sheet, "Column", "Rank, lower end; Rank, upper end", std::string(range_note));
  for (std::size_t at = 1; at < rubric.nodes.size(); ++at) {
    const Node& node = rubric.nodes[at];
    std::string about = node.is_indicator ? node.title : fmt::format("Dimension '{}'.", node.id);
    if (!node.note.empty()) about += " " + node.note;
    if (!node.source.empty()) about += fmt::format(" Source: {}", node.source);
    if (!node.reason.empty()) about += fmt::format(" Why it counts what it counts: {}", node.reason);
    add_note(sheet, "Column", node_heading(node), std::move(about));
  }
}

void add_limits(WorkbookSheet& sheet, const LeagueTable& table) {
  const Rubric& rubric = *table.rubric;
  if (rubric.screen_coverage > 0.0)
    add_note(sheet, "Limitation", "Who takes part",
             fmt::format("Those with a coverage below {} take no part.", to_text(rubric.screen_coverage)));
  if (rubric.root().min_coverage > 0.0)
    add_note(sheet, "Limitation", "Who is scored",
             fmt::format("A score needs {} of the weight at the top.", to_text(rubric.root().min_coverage)));
  if (const std::string note = population_note(table); !note.empty())
    add_note(sheet, "Limitation", "Who was chosen", note);
  if (table.ranking->group_names.size() > 1)
    add_note(sheet, "Limitation", "Peer groups",
             "Those in different peer groups are asked or weighted differently, so their places do not compare.");
  add_note(sheet, "Limitation", "Places",
           "A place says nothing of how far two neighbours are apart: compare their scores before their ranks.");
  add_note(sheet, "Limitation", "Uncertainty",
           table.ranges.empty()
               ? "How far the places depend on weights and blanks was not worked out for this table."
               : "The ends of the ranks say how far a place depends on what varies; where two ranges overlap, the "
                 "order of the two may be chance.");
}

}  // namespace

WorkbookSheet cover_sheet(const LeagueTable& table) {
  WorkbookSheet sheet{"Cover", "", "", {}, {}, {}};
  add_cover_line(sheet, LineKind::title, title_of(*table.rubric));
  if (is_invented(table))
    add_cover_line(sheet, LineKind::text, "The data are invented: nothing here says anything about a real place.");
  add_cover_line(
      sheet, LineKind::text,
      "Scores, levels and ranks by a published rubric, with the scores of its parts, the answers behind them and "
      "the weights.");
  if (!table.rubric->note.empty()) add_cover_line(sheet, LineKind::text, table.rubric->note);
  if (!table.rubric->source.empty())
    add_cover_line(sheet, LineKind::text, fmt::format("Source: {}", table.rubric->source));
  sheet.lines.push_back({LineKind::link, "Go to the contents", "Contents"});
  add_counts(sheet, table);
  add_origin(sheet, table);
  return sheet;
}

WorkbookSheet contents_sheet(const std::vector<WorkbookSheet>& sheets) {
  WorkbookSheet sheet{"Contents", "contents", "", {}, {"Worksheet", "What it holds"}, {}};
  add_cover_line(sheet, LineKind::title, "Contents");
  add_cover_line(sheet, LineKind::text,
                 "This worksheet contains one table, of the worksheets that follow, with links to them.");
  for (const WorkbookSheet& other : sheets) sheet.rows.push_back({{other.name, CellLook::link}, {other.summary}});
  return sheet;
}

WorkbookSheet notes_sheet(const LeagueTable& table) {
  WorkbookSheet sheet{"Notes",
                      "notes",
                      "What marks, levels, gates and columns mean, and what to be careful about.",
                      {},
                      {"Topic", "Term", "Explanation"},
                      {}};
  add_cover_line(sheet, LineKind::title, "Notes");
  add_cover_line(sheet, LineKind::text, "This worksheet contains one table, of what needs an explanation.");
  sheet.lines.push_back({LineKind::link, "Go to the contents", "Contents"});
  add_marks(sheet);
  add_limits(sheet, table);
  add_levels(sheet, table);
  add_columns(sheet, table);
  return sheet;
}

}  // namespace hallmark
