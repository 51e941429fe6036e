#include "hallmark/report/write_lookup.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "lookup/lookup_words.hpp"
#include "report/format/json_values.hpp"
#include "report/format/markdown_text.hpp"
#include "report/format/text_table.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

using Tier = ServingCouncil::Tier;
using Status = LookupAnswer::Status;

constexpr std::size_t widest_council = 60;

std::vector<std::size_t> top_nodes(const ResultFile& ratings) {
  std::vector<std::size_t> nodes;
  for (std::size_t at = 0; at < ratings.nodes.size(); ++at) {
    if (ratings.nodes[at].parent.empty()) nodes.push_back(at);
  }
  return nodes;
}

std::string node_text(const Lookup& lookup, const ServingCouncil& council, std::size_t node) {
  return council.unit ? rounded_cell(lookup.ratings().marks[node], *council.unit, lookup.ratings().decimals)
                      : std::string();
}

/// The message, and since when the postcode is or was in use.
std::string remarks_on(const LookupAnswer& answer) {
  const std::string since = introduction_text(answer);
  return answer.message + (answer.message.empty() || since.empty() ? "" : "; ") + since;
}

std::string headline(const LookupAnswer& answer) {
  if (answer.status == Status::invalid) return fmt::format("{} is {}", in_quotes(answer.input), answer.message);
  const std::string remarks = remarks_on(answer);
  return remarks.empty() ? answer.postcode : fmt::format("{}: {}", answer.postcode, remarks);
}

bool is_shared_out(const LookupAnswer& answer) {
  return answer.status == Status::found && answer.councils->size() > 1;
}

std::string terminal_block(const Lookup& lookup, const LookupAnswer& answer, const TerminalStyle& style) {
  std::string text = wrapped(headline(answer), style.width, 2);
  if (!answer.is_answered()) return text;
  TextColumn tier{"Tier", false, false, {}};
  TextColumn name{"Council", false, false, {}};
  TextColumn score{"Score", true, false, {}};
  TextColumn share{"Share", true, false, {}};
  TextColumn level{"Level", false, false, {}};
  TextColumn rank{"Rank", false, false, {}};
  for (const ServingCouncil& council : *answer.councils) {
    tier.cells.emplace_back(tier_name(council.tier));
    name.cells.push_back(council_name(council));
    score.cells.push_back(score_text(lookup, council));
    share.cells.push_back(to_decimals(100.0 * council.share, 1) + "%");
    level.cells.push_back(level_text(lookup, council));
    rank.cells.push_back(rank_text(lookup, council));
  }
  const auto is_filled = [](const TextColumn& column) {
    return std::ranges::any_of(column.cells, [](const std::string& cell) { return !cell.empty(); });
  };
  std::vector<TextColumn> columns = {std::move(tier), std::move(name), std::move(score)};
  if (answer.status == Status::several) columns.push_back(std::move(share));
  if (is_filled(level)) columns.push_back(std::move(level));
  if (is_filled(rank)) columns.push_back(std::move(rank));
  for (const std::size_t node : top_nodes(lookup.ratings())) {
    TextColumn column{cut_to_width(without_controls(lookup.ratings().nodes[node].id), 12), true, false, {}};
    for (const ServingCouncil& council : *answer.councils) column.cells.push_back(node_text(lookup, council, node));
    if (is_filled(column)) columns.push_back(std::move(column));
  }
  (void)fit_columns(columns, {style.width, 3, widest_council, 0});
  text += rows_text(columns, 0, answer.councils->size(), style.colour);
  for (const ServingCouncil& council : *answer.councils) {
    if (is_shared_out(answer)) {
      text += wrapped(fmt::format("– {}: {}", tier_name(council.tier), duties_of(council.tier)), style.width, 2);
    }
    if (!council.remark.empty()) text += wrapped("– " + council.remark, style.width, 2);
  }
  return text;
}

std::string to_terminal(const Lookup& lookup, const std::vector<LookupAnswer>& answers, const TerminalStyle& style) {
  std::string text;
  for (const LookupAnswer& answer : answers) text += (text.empty() ? "" : "\n") + terminal_block(lookup, answer, style);
  return text;
}

std::string to_markdown(const Lookup& lookup, const std::vector<LookupAnswer>& answers) {
  const std::vector<std::size_t> nodes = top_nodes(lookup.ratings());
  std::string text;
  for (const LookupAnswer& answer : answers) {
    text += fmt::format("{}## {}\n", text.empty() ? "" : "\n",
                        markdown_text(answer.postcode.empty() ? in_quotes(answer.input) : answer.postcode));
    if (const std::string remarks = remarks_on(answer); !remarks.empty())
      text += fmt::format("\n{}\n", markdown_text(remarks));
    if (!answer.is_answered()) continue;
    const bool several = answer.status == Status::several;
    std::vector<std::string> headings = {"Tier", "Council", "Score", "Level", "Rank"};
    if (several) headings.insert(headings.begin() + 2, "Share");
    for (const std::size_t node : nodes) headings.push_back(markdown_text(lookup.ratings().nodes[node].title));
    text += "\n";
    append_markdown_row(text, headings);
    append_markdown_row(text, std::vector<std::string>(headings.size(), ":--"));
    for (const ServingCouncil& council : *answer.councils) {
      std::vector<std::string> cells = {std::string(tier_name(council.tier)), markdown_text(council_name(council)),
                                        score_text(lookup, council), markdown_text(level_text(lookup, council)),
                                        markdown_text(rank_text(lookup, council))};
      if (several) cells.insert(cells.begin() + 2, to_decimals(100.0 * council.share, 1) + "%");
      for (const std::size_t node : nodes) cells.push_back(node_text(lookup, council, node));
      append_markdown_row(text, cells);
    }
    bool first = true;
    for (const ServingCouncil& council : *answer.councils) {
      const std::string_view duty = duties_of(council.tier);
      if (is_shared_out(answer)) {
        text += fmt::format("{}- {}: {}\n", std::exchange(first, false) ? "\n" : "", tier_name(council.tier), duty);
      }
      if (!council.remark.empty())
        text += fmt::format("{}- {}\n", std::exchange(first, false) ? "\n" : "", markdown_text(council.remark));
    }
  }
  for (const std::string& credit : credits_of(lookup.index())) text += fmt::format("\n{}\n", markdown_text(credit));
  return text;
}

Json council_json(const Lookup& lookup, const LookupAnswer& answer, const ServingCouncil& council) {
  const ResultFile::Unit* unit = rated_unit(lookup, council);
  Json json = {{"tier", word_of(council.tier)},
               {"code", council.code},
               {"name", council.name},
               {"scored", unit != nullptr && unit->score.has_value()},
               {"score", unit != nullptr ? number_or_null(unit->score) : Json(nullptr)},
               {"level", unit != nullptr && !unit->level.empty() ? Json(unit->level) : Json(nullptr)},
               {"rank", unit != nullptr ? number_or_null(unit->rank) : Json(nullptr)},
               {"coverage", unit != nullptr ? number_or_null(unit->coverage) : Json(nullptr)}};
  if (unit != nullptr) {
    json["of"] = lookup.peers_of(*council.unit);
    json["peers"] = unit->peers;
  }
  if (answer.status == Status::several) json["share"] = council.share;
  if (!council.remark.empty()) json["remark"] = council.remark;
  Json& dimensions = json["dimensions"] = Json::object();
  if (unit == nullptr) return json;
  for (const std::size_t node : top_nodes(lookup.ratings())) {
    const Column& marks = lookup.ratings().marks[node];
    dimensions[lookup.ratings().nodes[node].id] =
        has_value(marks.states[*council.unit]) ? Json(marks.values[*council.unit]) : Json(nullptr);
  }
  return json;
}

std::string to_json(const Lookup& lookup, const std::vector<LookupAnswer>& answers) {
  Json json = {{"format", "hallmark-lookup"}, {"version", 1}};
  Json& sources = json["postcodes"] = Json::array();
  for (const PostcodeSource& source : lookup.index().sources()) {
    sources.push_back({{"name", source.kind},
                       {"date", source.date},
                       {"postcodes", source.postcodes},
                       {"attribution", source.attribution}});
  }
  json["rubric"] = lookup.ratings().rubric_id;
  json["edition"] = lookup.ratings().edition;
  Json& list = json["answers"] = Json::array();
  for (const LookupAnswer& answer : answers) {
    Json made = {{"input", answer.input},
                 {"postcode", text_or_null(answer.postcode)},
                 {"status", word_of(answer.status)},
                 {"introduced", text_or_null(month_number(answer.introduced))},
                 {"terminated", text_or_null(month_number(answer.ended))},
                 {"message", answer.message}};
    Json& councils = made["councils"] = Json::array();
    if (answer.councils) {
      for (const ServingCouncil& council : *answer.councils) councils.push_back(council_json(lookup, answer, council));
    }
    list.push_back(std::move(made));
  }
  return json_text(json);
}

}  // namespace

std::string write(const Lookup& lookup, const std::vector<LookupAnswer>& answers, Format format,
                  const TerminalStyle& style) {
  switch (format) {
    case Format::csv: {
      LookupRows rows(lookup);
      for (const LookupAnswer& answer : answers) rows.add(answer);
      return rows.take();
    }
    case Format::json:
      return to_json(lookup, answers);
    case Format::md:
      return to_markdown(lookup, answers);
    case Format::table:
      return to_terminal(lookup, answers, style);
    case Format::html:
    case Format::vega_lite:
    case Format::xlsx:
      break;
  }
  assert(false);
  return {};
}

}  // namespace hallmark
