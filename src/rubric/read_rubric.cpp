#include "hallmark/rubric/read_rubric.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "rubric/defaults.hpp"
#include "rubric/extend.hpp"
#include "rubric/fields.hpp"
#include "rubric/keys.hpp"
#include "rubric/read_audit.hpp"
#include "rubric/read_maturity.hpp"
#include "rubric/read_node.hpp"
#include "rubric/read_survey_rules.hpp"
#include "support/ascii.hpp"

namespace hallmark {

namespace {

void check_version(const Fields& fields) {
  const Yaml version = fields.get("hallmark");
  if (!version) {
    fields.findings().error(Code::rubric_version, fields.place(),
                            "the rubric lacks 'hallmark', its format version: it begins with 'hallmark: 1'");
  } else if (version->text != "1") {
    fields.findings().error(
        Code::rubric_version, version->place,
        fmt::format("{} is no format version that this program reads: it reads '1'", described(*version)));
  }
}

void read_rubric_id(const Fields& fields, Rubric& rubric) {
  const Yaml id = fields.get("id");
  if (!id) {
    fields.require("id", "a short name such as 'digital-maturity'");
    return;
  }
  rubric.id = fields.text("id");
  const bool is_slug = !rubric.id.empty() && std::ranges::all_of(rubric.id, [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_';
  });
  if (is_slug) return;
  fields.findings().error(
      Code::rubric_id, id->place,
      fmt::format("{} is not the id of a rubric: it is made of letters, digits and hyphens", described(*id)));
}

void read_scale(const Fields& fields, Rubric& rubric) {
  const Yaml node = fields.get("scale");
  if (!node) return;
  const auto ends = read_pair(node, "'scale' [foot, top]", fields.findings(), Code::rubric_scale);
  if (!ends) return;
  if (ends->first >= ends->second || !std::isfinite(ends->second - ends->first)) {
    fields.findings().error(Code::rubric_scale, node->place, "'scale' rises from its foot to its top, as in [0, 100]");
    return;
  }
  rubric.scale = {ends->first, ends->second};
}

void read_decimals(const Fields& fields, Rubric& rubric) {
  const Yaml node = fields.get("decimals");
  if (!node) return;
  const auto decimals = read_number(node, "'decimals'", fields.findings());
  if (!decimals) return;
  if (*decimals < 0.0 || *decimals > 15.0 || *decimals != static_cast<int>(*decimals)) {
    fields.findings().error(
        Code::rubric_number, node->place,
        fmt::format("'decimals' must be a whole number from 0 to 15, not {}", in_quotes(node->text)));
    return;
  }
  rubric.decimals = static_cast<int>(*decimals);
}

/// An answer that ends like a mark could not be told from an unsure one.
void check_answers(const std::vector<std::string>& marks, const Question& question, const std::string& id,
                   const Place& place, Findings& findings) {
  const std::vector<Answer>* answers = nullptr;
  if (const auto* coded = std::get_if<AnswerScale>(&question.scale)) answers = &coded->answers;
  if (const auto* selection = std::get_if<SelectionScale>(&question.scale)) answers = &selection->answers;
  if (answers == nullptr) return;
  for (const Answer& answer : *answers) {
    for (const std::string& mark : marks) {
      if (length_of_ending(answer.text, fold_case(mark)) == 0) continue;
      findings.error(Code::rubric_unsure, place,
                     fmt::format("the answer {} to {} ends in {}, which marks unsure answers: choose another mark",
                                 in_quotes(answer.text), in_quotes(id), in_quotes(mark)));
    }
  }
}

void check_answers(const Rubric& rubric, Findings& findings) {
  if (rubric.survey.unsure.empty()) return;
  for (const Node& node : rubric.nodes) {
    check_answers(rubric.survey.unsure, node.question, node.id, node.place, findings);
    for (const Penalty& penalty : node.penalties)
      check_answers(rubric.survey.unsure, penalty.question, penalty.id, penalty.place, findings);
  }
}

/// Where each question says how the rows of a council are combined, the survey need not: its other numbers take the mean.
void combine_by_questions(Rubric& rubric) {
  const auto has_none = [](const Question& question) { return !question.respondents; };
  bool is_any = false;
  for (const Node& node : rubric.nodes) {
    if ((node.is_indicator && has_none(node.question)) ||
        std::ranges::any_of(node.penalties, has_none, &Penalty::question))
      return;
    is_any = is_any || node.is_indicator;
  }
  if (is_any && !rubric.survey.respondents) rubric.survey.respondents = RespondentRule{};
}

Rubric read(const Yaml& root, Findings& findings) {
  const Yaml defaults = root->find("defaults");
  const Fields fields(with_defaults(root, defaults, NodeKind::root), "the rubric", keys::rubric, findings);
  Rubric rubric;
  if (!fields.is_map()) return rubric;
  if (defaults) (void)Fields(defaults, "'defaults'", keys::defaults, findings);
  check_version(fields);
  read_rubric_id(fields, rubric);
  rubric.title = fields.text("title", rubric.id);
  rubric.edition = fields.text("edition");
  rubric.note = fields.text("note");
  rubric.source = fields.text("source");
  read_scale(fields, rubric);
  read_decimals(fields, rubric);
  rubric.survey = read_survey_rules(fields);
  TreeReader(rubric, defaults, findings).read(fields);
  check_answers(rubric, findings);
  combine_by_questions(rubric);
  rubric.maturity = read_maturity(fields);
  rubric.ranking = read_ranking(fields);
  rubric.screen_coverage = read_screen(fields);
  rubric.audit = read_audit(fields);
  return rubric;
}

}  // namespace

std::optional<std::size_t> Rubric::find(std::string_view wanted) const {
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    if (nodes[i].id == wanted) return i;
  }
  return std::nullopt;
}

std::vector<std::string> Rubric::ids() const {
  std::vector<std::string> ids;
  for (std::size_t i = 1; i < nodes.size(); ++i) ids.push_back(nodes[i].id);
  return ids;
}

Result<Rubric> read_rubric(const Source& source, const ReadText& read_text, const std::vector<Override>& overrides) {
  Result<Rubric> result;
  LoadedRubric loaded = load_extended(source, read_text, result.findings);
  Yaml root = std::move(loaded.root);
  if (!root) return result;
  for (const Override& override : overrides) root = with_override(root, override, result.findings);
  result.value = read(root, result.findings);
  result.value->allowances = std::move(loaded.allowances);
  if (result.value->nodes.empty()) result.value.reset();
  return result;
}

}  // namespace hallmark
