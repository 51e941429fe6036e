#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hallmark/rubric/mark.hpp"
#include "hallmark/rubric/ties.hpp"
#include "hallmark/support/column.hpp"

namespace hallmark {

/// What a group of values is judged by.
struct JudgedBy {
  Ends ends;
  bool lower_is_better = false;
  double reference = no_value;  ///< The value of the unit that the method names.

  [[nodiscard]] double worst() const { return lower_is_better ? ends.most : ends.least; }
  [[nodiscard]] double best() const { return lower_is_better ? ends.least : ends.most; }
};

/// Marks on a line: two values in raw units, that which earns nothing and that which earns everything.
struct MarkLine {
  double zero = 0.0;
  double full = 1.0;
  bool clamped = false;  ///< No mark lies above the top of the scale.
};

/// A parameter of a method: its key in the rubric, and where its value goes.
struct MethodParameter {
  std::string_view key;
  std::variant<double*, bool*, std::string*, Ties*> value;
  bool is_above_zero = false;
  std::string_view what = {};  ///< What it is, of one that has to be given; empty where it may be left out.
  std::string_view lack = {};  ///< What is to be said where the method is given by its name alone.
};

// The methods. Each has its word, its sentence on a page that explains a rubric, its parameters where it has some, and
// its formula: a `line` where each value gets its mark by itself once the ends of all are known, else the `marks` of
// all. An `obstacle` says why a line cannot be drawn; one without always can, and its marks lie between the ends of the
// scale. Lines and percentiles are put on the scale, the others are as they come.
// Formulas: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5; the exponential transformation of
// ranks: Index of Multiple Deprivation.

struct MinMax {
  static constexpr std::string_view word = "minmax";
  [[nodiscard]] std::string sentence() const;
  [[nodiscard]] MarkLine line(const JudgedBy& by) const { return {by.worst(), by.best()}; }
};

struct Percentile {
  static constexpr std::string_view word = "percentile";
  Ties ties = Ties::min;
  std::vector<MethodParameter> parameters() { return {{"ties", &ties}}; }
  [[nodiscard]] std::string sentence() const;
  [[nodiscard]] std::vector<double> marks(std::span<const double> values, bool lower_is_better,
                                          const Scale& scale) const;
};

struct DistanceToMax {
  static constexpr std::string_view word = "distance_to_max";
  bool clamped = true;
  std::vector<MethodParameter> parameters() { return {{"clamp", &clamped}}; }
  [[nodiscard]] std::string sentence() const { return MinMax().sentence(); }
  [[nodiscard]] MarkLine line(const JudgedBy& by) const { return {by.worst(), by.best(), clamped}; }
};

struct DistanceToUnit {
  static constexpr std::string_view word = "distance_to_unit";
  std::string unit;  ///< The id of the reference.
  bool clamped = true;
  std::vector<MethodParameter> parameters();
  [[nodiscard]] std::string sentence() const;
  [[nodiscard]] MarkLine line(const JudgedBy& by) const { return {by.worst(), by.reference, clamped}; }
  [[nodiscard]] std::string obstacle(const JudgedBy& by, const std::string& node) const;
};

struct DistanceToTarget {
  static constexpr std::string_view word = "distance_to_target";
  double target = 0.0;
  bool clamped = true;
  std::vector<MethodParameter> parameters();
  [[nodiscard]] std::string sentence() const;
  [[nodiscard]] MarkLine line(const JudgedBy& by) const { return {by.worst(), target, clamped}; }
  [[nodiscard]] std::string obstacle(const JudgedBy& by, const std::string& node) const;
};

struct ShareOfMax {
  static constexpr std::string_view word = "share_of_max";
  [[nodiscard]] std::string sentence() const;
  /// x / max; where less is better the same line from the other end, 1 - x / max.
  [[nodiscard]] MarkLine line(const JudgedBy& by) const {
    return by.lower_is_better ? MarkLine{by.ends.most, 0.0} : MarkLine{0.0, by.ends.most};
  }
  [[nodiscard]] std::string obstacle(const JudgedBy& by, const std::string& node) const;
};

struct ZScore {
  static constexpr std::string_view word = "zscore";
  double mean = 0.0;
  double sd = 1.0;
  std::vector<MethodParameter> parameters() { return {{"mean", &mean}, {"sd", &sd, true}}; }
  [[nodiscard]] std::string sentence() const;
  [[nodiscard]] std::vector<double> marks(std::span<const double> values, bool lower_is_better,
                                          const Scale& scale) const;
};

struct RankFromWorst {
  static constexpr std::string_view word = "rank";
  Ties ties = Ties::min;
  std::vector<MethodParameter> parameters() { return {{"ties", &ties}}; }
  [[nodiscard]] std::string sentence() const;
  [[nodiscard]] std::vector<double> marks(std::span<const double> values, bool lower_is_better,
                                          const Scale& scale) const;
};

struct BordaCount {
  static constexpr std::string_view word = "borda";
  Ties ties = Ties::min;
  std::vector<MethodParameter> parameters() { return {{"ties", &ties}}; }
  [[nodiscard]] std::string sentence() const;
  [[nodiscard]] std::vector<double> marks(std::span<const double> values, bool lower_is_better,
                                          const Scale& scale) const;
};

struct ExponentialRank {
  static constexpr std::string_view word = "exponential_rank";
  double decay = 23.0;
  Ties ties = Ties::min;
  std::vector<MethodParameter> parameters() { return {{"decay", &decay, true}, {"ties", &ties}}; }
  [[nodiscard]] std::string sentence() const;
  [[nodiscard]] std::vector<double> marks(std::span<const double> values, bool lower_is_better,
                                          const Scale& scale) const;
};

using NormaliseMethod = std::variant<MinMax, Percentile, DistanceToMax, DistanceToUnit, DistanceToTarget, ShareOfMax,
                                     ZScore, RankFromWorst, BordaCount, ExponentialRank>;

template <class Method>
concept DrawsLine = requires(const Method& method, const JudgedBy& by) {
  method.line(by);
};

template <class Method>
concept MayFail = requires(const Method& method, const JudgedBy& by, const std::string& node) {
  method.obstacle(by, node);
};

/// Data-driven marks: a column is judged against the other units' values. Parameters are in raw units.
struct Normalise {
  NormaliseMethod method;
  std::string over;                               ///< A group column inside whose groups it works; empty for all units.
  bool lower_is_better = false;                   ///< `direction: lower`
  std::optional<double> constant = std::nullopt;  ///< The mark for a column without spread, which is missing otherwise.
};

/// The parameters of a method.
[[nodiscard]] std::vector<MethodParameter> parameters_of(NormaliseMethod& method);

/// The keys of all parameters, each once.
[[nodiscard]] std::vector<std::string_view> method_parameter_keys();

}  // namespace hallmark
