#include "scoring/unit_groups.hpp"

namespace hallmark {

std::vector<UnitGroup> unit_groups(const Survey& survey, const Column& column, const std::vector<bool>& screened,
                                   const std::string& over) {
  const auto labels = over.empty() ? survey.labels.end() : survey.labels.find(over);
  const bool grouped = labels != survey.labels.end();
  std::vector<UnitGroup> groups(grouped ? labels->second.texts.size() : 1);
  for (std::size_t i = 0; grouped && i < groups.size(); ++i) {
    groups[i].name = labels->second.texts[i];
    groups[i].code = static_cast<std::uint32_t>(i);
  }
  for (std::size_t unit = 0; unit < column.size(); ++unit) {
    if (!has_value(column.states[unit]) || screened[unit]) continue;
    const std::uint32_t group = grouped ? labels->second.codes[unit] : 0;
    if (group != Labels::none) groups[group].units.push_back(unit);
  }
  std::erase_if(groups, [](const UnitGroup& group) { return group.units.empty(); });
  return groups;
}

}  // namespace hallmark
