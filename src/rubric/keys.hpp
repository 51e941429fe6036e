#pragma once

#include <string_view>
#include <vector>

#include "hallmark/rubric/normalise.hpp"

namespace hallmark {

/// The keys that each mapping of a rubric may have: what is read, what is suggested and what the documentation lists.
namespace keys {

using List = std::vector<std::string_view>;

inline const List rubric = {"hallmark",  "id",        "title",      "edition",    "scale",        "decimals",
                            "survey",    "defaults",  "dimensions", "indicators", "maturity",     "ranking",
                            "screen",    "penalties", "combine",    "round",      "min_coverage", "missing",
                            "normalise", "note",      "source",     "extends",    "remove",       "audit",
                            "reason",    "tags",      "disclose"};

inline const List dimension = {"id",         "title",      "weight",  "combine",   "min_coverage", "round",
                               "normalise",  "applies",    "note",    "source",    "was",          "comparable",
                               "dimensions", "indicators", "missing", "penalties", "constant",     "direction",
                               "reason",     "tags",       "disclose"};

inline const List indicator = {"id",        "title",     "question", "weight",     "round",      "normalise", "applies",
                               "note",      "source",    "was",      "comparable", "missing",    "column",    "value",
                               "per",       "times",     "answers",  "select",     "separator",  "ticks",     "none",
                               "otherwise", "range",     "log",      "clamp",      "bands",      "curve",     "points",
                               "out_of",    "direction", "constant", "treat",      "respondents",
                               "limits",    "whole",     "unit",     "reason",     "tags",       "disclose"};

/// `defaults` may hold what makes sense for many nodes at once.
inline const List defaults = {"weight",   "combine", "min_coverage", "round", "normalise", "applies",    "missing",
                              "answers",  "select",  "separator",    "ticks", "none",      "otherwise",  "range",
                              "log",      "clamp",   "bands",        "curve", "points",    "out_of",     "direction",
                              "constant", "treat",   "respondents",  "per",   "times",     "comparable", "source",
                              "limits",   "whole",   "unit"};

inline const List penalty = {"id",     "title",   "question", "column", "value", "answers", "bands",      "otherwise",
                             "points", "applies", "in",       "floor",  "note",  "source",  "respondents", "limits",
                             "whole",  "unit",    "reason"};

inline const List survey = {"id",          "name",    "groups", "layout", "missing", "not_applicable", "unsure",
                            "respondents", "numbers", "header", "skip",   "where",   "decimal", "evidence", "remark",
                            "limits"};
inline const List layout = {"long", "wide"};
inline const List long_layout = {"question", "answer",   "stage", "wins",   "points",
                                 "out_of",   "evidence", "note",  "unsure", "respondent"};
inline const List respondents = {"combine", "weight", "order"};
inline const List maturity = {"levels", "gates", "decided_by"};
inline const List level = {"name", "from", "note"};
inline const List gate = {"when", "at_most", "because"};
inline const List ranking = {"within", "ties", "first", "ties_by"};
inline const List tie_break = {"node", "column", "first"};
inline const List screen = {"min_coverage"};
inline const List round = {"to", "mode"};
/// Those of every method, and the parameters that one has.
inline const List normalise = [] {
  List keys = {"method", "over", "constant"};
  for (const std::string_view key : method_parameter_keys()) keys.push_back(key);
  return keys;
}();
inline const List treat = {"winsorise", "skew", "kurtosis", "then", "of", "over"};
inline const List audit = {"draws", "seed", "vary"};
inline const List variation = {"weights", "weight", "set", "to", "missing", "combine", "treatment"};
inline const List vary_weights = {"dirichlet"};
inline const List missing = {"mean_of", "median_of", "value"};

}  // namespace keys

/// "an indicator", "a dimension" …: the mapping a key belongs to, for messages about a key in the wrong place. Empty
/// where no mapping has it.
[[nodiscard]] std::string_view owner_of_key(std::string_view key);

}  // namespace hallmark
