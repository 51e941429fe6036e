#pragma once

#include <unordered_map>

#include "hallmark/rubric/rubric.hpp"
#include "rubric/fields.hpp"

namespace hallmark {

/// Reads the tree below the root, and what the root shares with every other node.
class TreeReader {
 public:
  TreeReader(Rubric& rubric, Yaml defaults, Findings& findings);

  /// Reads the whole tree. `fields` are those of the rubric itself.
  void read(const Fields& fields);

 private:
  void read_children(const Fields& fields, std::size_t parent, MissingRule inherited);
  void read_child(const Yaml& map, std::size_t parent, bool is_indicator, MissingRule inherited);
  void read_dimension(const Fields& fields, std::size_t at);
  void read_indicator(const Fields& fields, std::size_t at);
  void read_penalties(const Fields& fields, std::size_t at);
  [[nodiscard]] Question read_question(const Fields& fields, std::string_view id) const;
  [[nodiscard]] std::string read_id(const Fields& fields);
  void check_weights(std::size_t parent);

  Rubric& rubric_;
  Yaml defaults_;
  Findings& findings_;
  std::unordered_map<std::string, Place> ids_;
};

}  // namespace hallmark
