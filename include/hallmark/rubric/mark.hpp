#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "hallmark/support/enum_table.hpp"

namespace hallmark {

/// The rubric's scale: where marks and scores lie.
struct Scale {
  double foot = 0.0;
  double top = 100.0;

  /// The mark of a share of what can be had: 0 is the foot, 1 the top.
  [[nodiscard]] double at(double share) const { return foot + share * (top - foot); }
};

struct Answer {
  std::string text;
  double points = 0.0;
};

/// `answers`: the cell holds one of these.
struct AnswerScale {
  std::vector<Answer> answers;
  double out_of = 1.0;
  std::optional<double> otherwise = {};  ///< The points of any other answer; without it one is an error.
  bool is_yes_no = false;                ///< `answers: yes_no`, which has other words too: y, true, 1.
};

/// `select: many`: the cell holds several of these, divided by the separator.
struct SelectionScale {
  std::vector<Answer> answers;
  std::vector<std::string> separators = {";"};   ///< A line end stands for one of any kind.
  std::string none;                              ///< The answer that ticks nothing; empty if there is none.
  std::vector<std::pair<double, double>> ticks;  ///< Number of ticks to points, rising; empty where points add up.
  double out_of = 1.0;
  std::optional<double> otherwise = {};  ///< The points of each other answer.
};

/// `range`: fixed goalposts.
struct RangeScale {
  double worst = 0.0;
  double best = 1.0;
  bool logarithmic = false;
  bool clamped = true;
  bool clamp_is_meant = false;  ///< `clamp: true` is written out: values beyond the ends need no warning.
};

/// `bands`: the points of the highest threshold reached.
struct BandScale {
  std::vector<std::pair<double, double>> bands;  ///< Threshold to points, rising.
  double out_of = 1.0;
};

/// `curve`: straight lines between points, flat beyond the ends.
struct CurveScale {
  std::vector<std::pair<double, double>> points;  ///< Value to points, rising values.
  double out_of = 1.0;
  bool clamp_is_meant = false;  ///< As of `range`.
};

/// `points: true`: the cell is points already.
struct PointScale {
  double out_of = 1.0;
  bool out_of_from_survey = false;  ///< In the long layout each row may say what its points are out of.
};

/// No scale of its own: the value is normalised as it stands.
struct NumberScale {};

using MarkScale = std::variant<NumberScale, AnswerScale, SelectionScale, RangeScale, BandScale, CurveScale, PointScale>;

/// What is done about outliers before marks are worked out.
struct Treatment {
  enum class Then : std::uint8_t { nothing, log, log_directed, boxcox };

  int winsorise = 0;  ///< At most so many points are moved.
  double skew = 2.0;
  double kurtosis = 3.5;
  Then then = Then::nothing;
  double lambda = 0.0;  ///< Of boxcox.
  bool of_winsorised = false;
  std::string over;
};

template <>
inline constexpr auto enum_rows<Treatment::Then> = enum_table<Worded<Treatment::Then>>({
    {Treatment::Then::nothing, ""},
    {Treatment::Then::log, "log"},
    {Treatment::Then::log_directed, "log_directed"},
    {Treatment::Then::boxcox, ""},
});

}  // namespace hallmark
