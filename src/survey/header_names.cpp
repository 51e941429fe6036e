#include "survey/header_names.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "hallmark/survey/questions.hpp"
#include "survey/column_needs.hpp"

namespace hallmark {

namespace {

/// A name that is looked for, and what else a question is called.
struct Wanted {
  std::string name;
  std::string title = {};
  std::string question = {};
};

class WantedNames {
 public:
  explicit WantedNames(const Rubric& rubric) : rubric_(rubric) {}

  void add(Wanted wanted) {
    if (!wanted.name.empty() && seen_.insert(wanted.name).second) wanted_.push_back(std::move(wanted));
  }
  void add(const std::optional<ColumnName>& column) {
    if (column) add({column->text});
  }
  /// A name that is no column is a node.
  void add(const PlacedExpression& placed) {
    for (const Expression::Name& name : placed.expression.names) {
      if (!rubric_.find(name.text)) add({name.text});
    }
  }

  [[nodiscard]] const std::vector<Wanted>& all() const { return wanted_; }
  [[nodiscard]] bool has(const std::string& name) const { return seen_.contains(name); }

 private:
  const Rubric& rubric_;
  std::vector<Wanted> wanted_;
  std::unordered_set<std::string> seen_;
};

void add_survey_rules(const SurveyRules& rules, WantedNames& names) {
  names.add({rules.id.text});
  names.add(rules.name);
  for (const ColumnName& group : rules.groups) names.add({group.text});
  if (rules.respondents) names.add(rules.respondents->weight);
  if (rules.respondents) names.add(rules.respondents->order);
  if (rules.where) names.add(*rules.where);
  if (!rules.long_layout) return;
  const LongLayout& layout = *rules.long_layout;
  names.add({layout.question.text});
  names.add({layout.answer.text});
  for (const auto* column : {&layout.points, &layout.out_of, &layout.stage, &layout.evidence, &layout.note,
                             &layout.unsure, &layout.respondent})
    names.add(*column);
}

/// A question is also called what people read, unless the rubric names its column.
void add_questions(const Rubric& rubric, WantedNames& names) {
  for (const AskedQuestion& asked : questions_of(rubric)) {
    const std::string& column = asked.question->column.text;
    if (column != asked.id) {
      names.add({column});
    } else {
      const Node& node = rubric.nodes[asked.node];
      const std::string& title = asked.is_penalty ? node.penalties[asked.penalty].title : node.title;
      names.add({column, title, asked.question->text});
    }
  }
}

WantedNames wanted_names(const Rubric& rubric, const std::vector<const PlacedExpression*>& expressions) {
  WantedNames names(rubric);
  add_survey_rules(rubric.survey, names);
  add_questions(rubric, names);
  for (const Node& node : rubric.nodes) {
    for (const auto* column :
         {&node.weight.by, &node.missing.of, &node.normalise_over, &node.treat_over, &node.question.per})
      names.add(*column);
    if (node.question.respondents) names.add(node.question.respondents->weight);
  }
  names.add(rubric.ranking.within);
  for (const TieBreak& criterion : rubric.ranking.ties_by) {
    if (!rubric.find(criterion.by.text)) names.add({criterion.by.text});
  }
  for (const PlacedExpression* expression : expressions_of(rubric)) names.add(*expression);
  for (const PlacedExpression* expression : expressions) names.add(*expression);
  return names;
}

class Settler {
 public:
  Settler(Header& header, const WantedNames& names, Findings& findings, std::vector<FoundColumn>& found)
      : header_(header), names_(names), findings_(findings), found_(found) {
    for (std::size_t at = 0; at < header.names.size(); ++at) {
      const auto [known, is_new] = columns_.emplace(header.names[at], Columns{at, {}});
      if (!is_new && !known->second.second) known->second.second = at;
    }
  }

  void settle(const Wanted& wanted) {
    if (const auto exact = columns_.find(wanted.name); exact != columns_.end()) {
      const Columns& columns = exact->second;
      if (columns.second) report_repeated(header_, columns.first, *columns.second, findings_);
      return;
    }
    if (take(wanted, wanted.name, nullptr)) return;
    if (!wanted.title.empty() && take(wanted, wanted.title, "title")) return;
    if (!wanted.question.empty()) (void)take(wanted, wanted.question, "question");
  }

 private:
  template <class Fits>
  std::vector<std::size_t> columns_where(const Fits& fits) const {
    std::vector<std::size_t> columns;
    for (std::size_t at = 0; at < header_.names.size(); ++at) {
      if (fits(at)) columns.push_back(at);
    }
    return columns;
  }

  /// Whether a column is called that, whatever the case; one that is wanted by its own name is not taken away.
  bool take(const Wanted& wanted, const std::string& called, const char* by) {
    if (folded_.empty()) {
      for (const std::string& name : header_.names) folded_.push_back(fold_case(name));
    }
    const std::string folded = fold_case(called);
    const std::vector<std::size_t> columns = columns_where(
        [&](std::size_t at) { return folded_[at] == folded && !folded.empty() && !names_.has(header_.names[at]); });
    if (columns.empty()) return false;
    if (columns.size() > 1) {
      findings_.error(Code::survey_header, {header_.source, header_.offsets[columns[1]], 1},
                      fmt::format("both {} (column {}) and {} (column {}) may be {}: say which with 'column'",
                                  in_quotes(header_.names[columns[0]]), columns[0] + 1,
                                  in_quotes(header_.names[columns[1]]), columns[1] + 1, in_quotes(wanted.name)));
    } else if (by != nullptr) {
      found_.push_back({header_.names[columns[0]], wanted.name, by});
    }
    header_.names[columns[0]] = wanted.name;
    return true;
  }

  /// The first two with one name.
  struct Columns {
    std::size_t first = 0;
    std::optional<std::size_t> second;
  };

  Header& header_;
  std::unordered_map<std::string, Columns> columns_;  ///< As they are called in the file.
  const WantedNames& names_;
  Findings& findings_;
  std::vector<FoundColumn>& found_;
  std::vector<std::string> folded_;  ///< The names, once one of them is looked for that way.
};

}  // namespace

TableForm form_of_survey(const SurveyRules& rules, char delimiter) {
  return {delimiter, rules.table, rules.id.text};
}

void settle_names(Header& header, const Rubric& rubric, const std::vector<const PlacedExpression*>& expressions,
                  Findings& findings, std::vector<FoundColumn>& found) {
  const WantedNames names = wanted_names(rubric, expressions);
  Settler settler(header, names, findings, found);
  for (const Wanted& wanted : names.all()) settler.settle(wanted);
}

}  // namespace hallmark
