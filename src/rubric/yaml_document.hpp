#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hallmark/support/diagnostic.hpp"
#include "hallmark/support/source_text.hpp"

namespace hallmark {

struct YamlNode;

/// Shared, since aliases and merge keys use one node in several places.
using Yaml = std::shared_ptr<const YamlNode>;

/// A node of a YAML document, with its place. Aliases are resolved and merge keys (`<<`) are carried out.
struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, sequence, map };
  struct Entry {
    Yaml key;  ///< A scalar or null.
    Yaml value;
  };

  Kind kind = Kind::null;
  Place place;
  std::string text;            ///< Of a scalar; of a null as it is written, which may be nothing.
  bool quoted = false;         ///< The scalar stands in quotes.
  std::vector<Yaml> items;     ///< Of a sequence.
  std::vector<Entry> entries;  ///< Of a map: each key once, in the order of the file.
  std::size_t size = 1;        ///< Nodes, aliases expanded.

  /// The value under a key, or nothing.
  [[nodiscard]] Yaml find(std::string_view key) const;
};

/// Limits of what is read: bytes, nodes after aliases are expanded. Nesting is limited to 500 levels.
inline constexpr std::size_t largest_yaml_text = 8U * 1024 * 1024;
inline constexpr std::size_t most_yaml_nodes = 200'000;

/// Reads the one document of a text. There is no node where the text cannot be read as YAML.
[[nodiscard]] Yaml parse_yaml(const Source& source, Findings& findings);

}  // namespace hallmark
