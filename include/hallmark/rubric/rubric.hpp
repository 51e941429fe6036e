#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hallmark/expression/placed_expression.hpp"
#include "hallmark/rubric/audit_rules.hpp"
#include "hallmark/rubric/combine.hpp"
#include "hallmark/rubric/limits.hpp"
#include "hallmark/rubric/mark.hpp"
#include "hallmark/rubric/normalise.hpp"
#include "hallmark/rubric/ties.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/support/enum_table.hpp"
#include "hallmark/support/number.hpp"
#include "hallmark/support/source_text.hpp"
#include "hallmark/support/table_place.hpp"

namespace hallmark {

/// The name of a survey's column, and where the rubric says it.
struct ColumnName {
  std::string text;
  Place place;
};

struct MissingRule {
  enum class Policy : std::uint8_t { ignore, zero, worst, mean, median, value, exclude };
  Policy policy = Policy::ignore;
  std::optional<ColumnName> of;  ///< Of mean and median: the group column; all units without it.
  double value = 0.0;            ///< Of `value`, in the units of the survey.
};

template <>
inline constexpr auto enum_rows<MissingRule::Policy> =
    enum_table<Worded<MissingRule::Policy>>({{MissingRule::Policy::ignore, "ignore"},
                                             {MissingRule::Policy::zero, "zero"},
                                             {MissingRule::Policy::worst, "worst"},
                                             {MissingRule::Policy::mean, "mean"},
                                             {MissingRule::Policy::median, "median"},
                                             {MissingRule::Policy::value, ""},
                                             {MissingRule::Policy::exclude, "exclude"}});

struct Rounding {
  int decimals = 0;
  RoundingMode mode = RoundingMode::half_up;
};

/// A weight among siblings, which may differ by group.
struct Weight {
  double value = 1.0;            ///< The weight, or the default of a weight by group.
  std::optional<ColumnName> by;  ///< The column that holds the group.
  std::vector<std::pair<ColumnName, double>> groups;
  bool has_default = true;     ///< Without one, every group that occurs needs a weight of its own.
  std::optional<Place> place;  ///< Of a weight by group.
};

/// How the rows that share an id are combined.
struct RespondentRule {
  enum class Way : std::uint8_t { mean, median, mode, min, max, first, last, sum, share };
  Way way = Way::mean;
  std::optional<ColumnName> weight;
  std::optional<ColumnName> order;  ///< Of `first` and `last`: by it, and one row counts as a whole.
};

template <>
inline constexpr auto enum_rows<RespondentRule::Way> =
    enum_table<Worded<RespondentRule::Way>>({{RespondentRule::Way::mean, "mean"},
                                             {RespondentRule::Way::median, "median"},
                                             {RespondentRule::Way::mode, "mode"},
                                             {RespondentRule::Way::min, "min"},
                                             {RespondentRule::Way::max, "max"},
                                             {RespondentRule::Way::first, "first"},
                                             {RespondentRule::Way::last, "last"},
                                             {RespondentRule::Way::sum, "sum"},
                                             {RespondentRule::Way::share, "share"}});

/// A question of the survey: where its value comes from and how a cell is read.
struct Question {
  std::string text;   ///< The whole question, where the rubric has one.
  ColumnName column;  ///< Unless there is a `value`.
  std::optional<PlacedExpression> value;
  std::optional<ColumnName> per;
  double times = 1.0;
  MarkScale scale = NumberScale{};
  NumberLimits limits;  ///< Of the number in the cell; of a `value`, of what is worked out.
  std::string unit;     ///< Of that number, such as "hours"; empty where none is said.
  std::optional<RespondentRule> respondents;
};

/// Points or scale units that a bad answer takes off a dimension after its children are combined.
struct Penalty {
  std::string id;
  std::string title;
  Question question;
  std::string note;
  std::string source;
  std::string reason;  ///< Why it takes off what it takes off.
  std::optional<PlacedExpression> applies;
  bool in_points = false;
  bool floored = true;
  Place place;
};

/// An indicator (a leaf) or a dimension (an inner node). The root is node 0.
struct Node {
  std::string id;  ///< Empty for the root.
  std::string title;
  std::string note;
  std::string source;
  std::string reason;             ///< Why it counts what it counts.
  std::vector<std::string> tags;  ///< What the rubric calls it beside its place in the tree.
  std::vector<std::string> was;
  bool comparable = true;
  bool is_indicator = false;
  Place place;  ///< Of its id.

  std::size_t parent = 0;
  std::vector<std::size_t> children;
  int depth = 0;  ///< The root is 0.

  Weight weight;
  std::optional<PlacedExpression> applies;
  MissingRule missing;
  std::optional<Normalise> normalise;
  std::optional<Place> normalise_place;
  std::optional<ColumnName> normalise_over;
  std::optional<Rounding> round;

  // Of a dimension
  CombineRule combine;
  bool mirrored = false;  ///< `direction: lower`: its score is turned round on the scale.
  double min_coverage = 0.0;
  std::vector<Penalty> penalties;

  // Of an indicator
  Question question;
  std::optional<Treatment> treat;
  std::optional<ColumnName> treat_over;
  bool valid = true;  ///< No error was found in it, so that its cells can be read.
};

struct LongLayout {
  ColumnName question;
  ColumnName answer;
  std::optional<ColumnName> points;
  std::optional<ColumnName> out_of;
  std::optional<ColumnName> stage;
  std::optional<ColumnName> evidence;
  std::optional<ColumnName> note;
  std::optional<ColumnName> unsure;      ///< Says yes where an answer is not sure.
  std::optional<ColumnName> respondent;  ///< Who of a unit's respondents answered.
  std::vector<std::string> wins;         ///< Stages, the one that wins first.
};

/// How to read the survey.
struct SurveyRules {
  TablePlace table;
  ColumnName id;
  std::optional<ColumnName> name;
  std::vector<ColumnName> groups;
  std::vector<std::string> missing = {""};
  std::vector<std::string> not_applicable;
  std::string evidence;  ///< What the heading of a question's column of evidence ends in; empty where there are none.
  std::string remark;    ///< The same of remarks.
  std::vector<std::string> unsure;  ///< Marks at the end of an answer that whoever gave it was not sure of.
  std::optional<LongLayout> long_layout;
  std::optional<RespondentRule> respondents;
  NumberForm numbers;
  std::optional<PlacedExpression> where;  ///< Chooses rows before anything else is judged of them.
  std::vector<std::pair<ColumnName, NumberLimits>> limits;  ///< Of columns that others are divided by.
};

struct Level {
  std::string name;
  double from = 0.0;
  std::string note = {};  ///< What it means, in a sentence.
};

struct Gate {
  PlacedExpression when;
  std::size_t at_most = 0;  ///< Index of a level.
  std::string because;
  Place place;
};

struct Maturity {
  std::vector<Level> levels;  ///< Rising.
  std::vector<Gate> gates;
  bool decided_by_weakest = false;
};

/// What decides between equal scores.
struct TieBreak {
  ColumnName by;  ///< The id of a node, or else a column of numbers.
  bool lowest_first = false;
};

struct RankingRule {
  std::optional<ColumnName> within;
  Ties ties = Ties::min;
  bool lowest_first = false;      ///< `first: lowest`
  std::vector<TieBreak> ties_by;  ///< The first that differs decides.
};

/// What counts and how much. Whoever holds one without errors holds a valid one.
struct Rubric {
  std::string id;
  std::string title;
  std::string edition;
  std::string note;
  std::string source;
  Scale scale;
  int decimals = 1;
  SurveyRules survey;
  std::vector<Node> nodes;  ///< The root first, then in the order of the file, parents before children.
  Maturity maturity;
  RankingRule ranking;
  AuditRules audit;
  double screen_coverage = 0.0;       ///< Units that answered less take no part.
  std::vector<Allowance> allowances;  ///< Of `# hallmark: allow HM207 because …`.

  [[nodiscard]] const Node& root() const { return nodes.front(); }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
  /// The ids of all nodes below the root.
  [[nodiscard]] std::vector<std::string> ids() const;
};

}  // namespace hallmark
