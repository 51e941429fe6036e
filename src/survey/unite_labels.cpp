#include "survey/unite_labels.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "survey/column_needs.hpp"

namespace hallmark {

namespace {

struct Met {
  std::size_t count = 0;
  std::size_t first = 0;  ///< The unit that has it.
};

std::vector<Met> units_by_label(const Labels& labels) {
  std::vector<Met> met(labels.texts.size());
  for (std::size_t unit = 0; unit < labels.size(); ++unit) {
    if (labels.codes[unit] == Labels::none) continue;
    Met& label = met[labels.codes[unit]];
    if (label.count++ == 0) label.first = unit;
  }
  return met;
}

/// By label the one that stands for it.
std::vector<std::uint32_t> representatives(const Labels& labels, const std::vector<Met>& met) {
  std::unordered_map<std::string, std::uint32_t> chosen;
  std::vector<std::string> folded;
  for (std::uint32_t code = 0; code < labels.texts.size(); ++code) {
    folded.push_back(fold_case(labels.texts[code]));
    const auto [known, is_new] = chosen.emplace(folded.back(), code);
    if (!is_new && met[code].count > met[known->second].count) known->second = code;
  }
  std::vector<std::uint32_t> by_label;
  for (const std::string& text : folded) by_label.push_back(chosen.at(text));
  return by_label;
}

void keep_representatives(Labels& labels, const std::vector<std::uint32_t>& by_label) {
  std::vector<std::string> texts;
  std::vector<std::uint32_t> number(by_label.size());
  for (std::uint32_t code = 0; code < by_label.size(); ++code) {
    if (by_label[code] != code) continue;
    number[code] = static_cast<std::uint32_t>(texts.size());
    texts.push_back(labels.texts[code]);
  }
  for (std::uint32_t& code : labels.codes) {
    if (code != Labels::none) code = number[by_label[code]];
  }
  labels.texts = std::move(texts);
}

void unite(const std::string& column, Labels& labels, const Survey& survey, Findings& findings) {
  const std::vector<Met> met = units_by_label(labels);
  const std::vector<std::uint32_t> by_label = representatives(labels, met);
  bool is_united = false;
  for (std::uint32_t code = 0; code < by_label.size(); ++code) {
    if (by_label[code] == code || met[code].count == 0) continue;
    is_united = true;
    const RowPlace& place = survey.places[met[code].first];
    const std::string& kept = labels.texts[by_label[code]];
    std::string sign = odd_sign_of(labels.texts[code]);
    if (sign.empty()) sign = odd_sign_of(kept);
    findings.warning(
        Code::survey_label, {survey.sources[place.source()], place.offset(), 1},
        fmt::format("{}{} in {} is taken for {}, which it differs from in case or blanks only (in {} and {})",
                    in_quotes(labels.texts[code]), sign.empty() ? "" : " " + sign, in_quotes(column), in_quotes(kept),
                    counted(met[code].count, "row", "rows"), met[by_label[code]].count));
  }
  if (is_united) keep_representatives(labels, by_label);
}

}  // namespace

void unite_labels(const Rubric& rubric, Survey& survey, Findings& findings) {
  std::set<std::string> columns;
  for (const ColumnName& column : rubric.survey.groups) columns.insert(column.text);
  for (const ColumnName& column : grouping_columns(rubric)) columns.insert(column.text);
  for (auto& [column, labels] : survey.labels) {
    if (columns.contains(column)) unite(column, labels, survey, findings);
  }
}

}  // namespace hallmark
