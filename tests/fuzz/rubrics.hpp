#pragma once

#include <string_view>

namespace hallmark::fuzz {

/// Fixed rubrics that between them read every kind of cell.
inline constexpr std::string_view wide_rubric = R"yaml(hallmark: 1
id: fuzzed
survey:
  id: code
  name: name
  groups: [type]
  missing: ["", "NA"]
  not_applicable: ["n/a"]
  numbers: lenient
min_coverage: 0.2
dimensions:
  - id: services
    weight: {by: type, default: 2, county: 3}
    missing: mean
    indicators:
      - {id: web, answers: {none: 0, some: 1, most: 2}}
      - {id: tools, select: many, answers: {chat: 1, forms: 2, maps: 1}, out_of: 3}
      - {id: online, range: [0, 90]}
      - {id: calls, range: [1000, 1], log: true}
      - {id: share, value: online / (online + calls), range: [0, 1]}
  - id: data
    combine: geometric
    missing: zero
    indicators:
      - {id: staff, normalise: zscore, treat: {winsorise: 2}}
      - {id: cost, normalise: minmax, direction: lower, constant: 50, per: population, missing: {median_of: type}}
      - {id: held, bands: {0: 0, 25: 1, 50: 2}, applies: "type != 'district' or missing(staff)"
}
    penalties:
      - {id: breach, answers: {yes: -10, no: 0}}
  - id: depth
    combine: copeland
    indicators:
      - {id: line, curve: [[0, 0], [50, 80], [100, 100]]}
      - {id: marks, points: true, out_of: 5, missing: exclude}
maturity:
  levels: [{name: Starting, from: 0}, {name: Emerging, from: 40}]
  gates: [{when: services < 40, at_most: Starting, because: it is early}]
ranking: {within: type, ties: average}
)yaml";

inline constexpr std::string_view long_rubric = R"yaml(hallmark: 1
id: fuzzed
survey:
  id: code
  layout: {long: {question: q, answer: a, stage: stage, wins: [audit, first], points: p, out_of: m}}
dimensions:
  - id: all
    combine: points
    indicators:
      - {id: web, answers: [none, pilot, live]}
      - {id: open, answers: yes_no}
      - {id: marks, points: true}
)yaml";

/// Answers that may be unsure, in the long layout.
inline constexpr std::string_view unsure_rubric = R"yaml(hallmark: 1
id: fuzzed
survey:
  id: code
  unsure: ["?", "(Unsicher)"]
  not_applicable: [n/a]
  layout: {long: {question: q, answer: a, unsure: doubt}}
indicators:
  - {id: web, answers: [none, pilot, live], applies: open != 'no'}
  - {id: open, answers: yes_no}
  - {id: share, value: online / 100, range: [0, 1]}
)yaml";

/// Respondents of a long survey, who have names.
inline constexpr std::string_view named_rubric = R"yaml(hallmark: 1
id: fuzzed
survey:
  id: code
  respondents: {combine: mean, weight: population}
  layout: {long: {question: q, answer: a, respondent: who, stage: stage, wins: [audit, first], points: p, out_of: m}}
indicators:
  - {id: web, answers: [none, pilot, live], respondents: mode}
  - {id: marks, points: true}
  - {id: share, value: online / 100, range: [0, 1]}
)yaml";

inline constexpr std::string_view respondents_rubric = R"yaml(hallmark: 1
id: fuzzed
survey: {id: code, respondents: {combine: mean, weight: population}}
dimensions:
  - id: all
    indicators:
      - {id: web, answers: [none, pilot, live], respondents: mode}
      - {id: online, range: [0, 100]}
      - {id: open, answers: yes_no, respondents: share}
)yaml";

}  // namespace hallmark::fuzz
