#include "rubric/keys.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hallmark {

std::string_view owner_of_key(std::string_view key) {
  static const std::array<std::pair<std::string_view, const keys::List*>, 11> owners = {
      {{"an indicator", &keys::indicator},
       {"a dimension", &keys::dimension},
       {"the rubric itself", &keys::rubric},
       {"'survey'", &keys::survey},
       {"'maturity'", &keys::maturity},
       {"'ranking'", &keys::ranking},
       {"'normalise'", &keys::normalise},
       {"'treat'", &keys::treat},
       {"a gate", &keys::gate},
       {"a level", &keys::level},
       {"a penalty", &keys::penalty}}};
  for (const auto& [owner, list] : owners) {
    if (std::ranges::find(*list, key) != list->end()) return owner;
  }
  return {};
}

}  // namespace hallmark
