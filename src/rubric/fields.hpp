#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/support/enum_table.hpp"
#include "rubric/yaml_document.hpp"

namespace hallmark {

/// The keys of one mapping of the rubric. Keys that have no meaning there are reported when it is made.
class Fields {
 public:
  /// `what` names the mapping with its article: "an indicator".
  Fields(Yaml map, std::string_view what, std::vector<std::string_view> keys, Findings& findings);

  [[nodiscard]] bool is_map() const { return map_ != nullptr; }
  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] std::string_view what() const { return what_; }
  [[nodiscard]] Findings& findings() const { return *findings_; }

  [[nodiscard]] Yaml get(std::string_view key) const { return map_ ? map_->find(key) : nullptr; }
  [[nodiscard]] bool has(std::string_view key) const { return get(key) != nullptr; }
  /// Where a key stands, for findings that are about the key rather than its value.
  [[nodiscard]] Place key_place(std::string_view key) const;
  [[nodiscard]] const std::vector<YamlNode::Entry>& entries() const;

  /// Reports that a key is missing.
  void require(std::string_view key, std::string_view why) const;

  [[nodiscard]] std::string text(std::string_view key, std::string fallback = "") const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  [[nodiscard]] double number(std::string_view key, double fallback) const;
  [[nodiscard]] bool boolean(std::string_view key, bool fallback) const;
  [[nodiscard]] std::optional<ColumnName> column(std::string_view key) const;

 private:
  Yaml map_;
  Place place_;
  std::string what_;
  Findings* findings_;
};

/// "a list", "a mapping", "'text'", for messages.
[[nodiscard]] std::string described(const YamlNode& node);

/// The text of a scalar or null, or nothing and a finding.
[[nodiscard]] std::optional<std::string> read_text(const Yaml& node, std::string_view what, Findings& findings);

/// The number of a scalar, or nothing and a finding under `code`.
[[nodiscard]] std::optional<double> read_number(const Yaml& node, std::string_view what, Findings& findings,
                                                Code code = Code::rubric_number);

[[nodiscard]] std::optional<bool> read_boolean(const Yaml& node, std::string_view what, Findings& findings);

/// Which of the words a scalar is, or nothing and a finding that names the nearest.
[[nodiscard]] std::optional<std::size_t> read_choice(const Yaml& node, const std::vector<std::string>& words,
                                                     std::string_view what, Findings& findings,
                                                     Code code = Code::rubric_choice);

/// The enumerator whose word a scalar is, or nothing and a finding that names the nearest.
template <class E>
[[nodiscard]] std::optional<E> read_word(const Yaml& node, std::string_view what, Findings& findings,
                                         Code code = Code::rubric_choice) {
  return read_choice(node, enum_words<E>(), what, findings, code) ? parse_word<E>(node->text) : std::nullopt;
}

/// Exactly two numbers, or nothing and a finding.
[[nodiscard]] std::optional<std::pair<double, double>> read_pair(const Yaml& node, std::string_view what,
                                                                 Findings& findings, Code code);

[[nodiscard]] std::optional<PlacedExpression> read_expression(const Yaml& node, ExpressionType wanted,
                                                              Findings& findings);

/// A column that is named by a scalar.
[[nodiscard]] std::optional<ColumnName> read_column(const Yaml& node, std::string_view what, Findings& findings);

}  // namespace hallmark
