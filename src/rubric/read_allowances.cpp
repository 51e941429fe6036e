#include "rubric/read_allowances.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "rubric/merge.hpp"
#include "support/ascii.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

constexpr std::string_view sign = "hallmark:";
constexpr std::string_view form = "'# hallmark: allow HM209 because …'";

/// Where a node of the rubric's tree stands in the text, in bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string id;
};

std::size_t end_of(const YamlNode& node) {
  std::size_t end = node.place.offset + node.place.length;
  for (const Yaml& item : node.items) end = std::max(end, end_of(*item));
  for (const YamlNode::Entry& entry : node.entries)
    end = std::max({end, entry.key->place.offset + entry.key->place.length, end_of(*entry.value)});
  return end;
}

/// Of all nodes and penalties below a mapping, those above before those below.
void collect(const YamlNode& map, std::vector<Stretch>& found) {
  for (const YamlNode::Entry& entry : map.entries) {
    if (!holds_nodes(entry.key->text)) continue;
    for (const Yaml& item : entry.value->items) {
      const Yaml id = item->kind == YamlNode::Kind::map ? item->find("id") : nullptr;
      if (id) found.push_back({item->place.offset, end_of(*item), id->text});
      if (item->kind == YamlNode::Kind::map) collect(*item, found);
    }
  }
}

/// Reads the comments of a text line by line.
class CommentReader {
 public:
  CommentReader(const Source& source, const YamlNode& root, Findings& findings)
      : source_(source), text_(source->text()), findings_(findings) {
    if (root.kind == YamlNode::Kind::map) collect(root, stretches_);
  }

  std::vector<Allowance> read() {
    for (std::size_t at = text_.find(sign); at != std::string_view::npos; at = text_.find(sign, at + 1)) {
      const std::size_t begin = line_begin(at);
      const std::string_view before = text_.substr(begin, at - begin);
      const std::size_t hash = before.find_last_not_of(" \t");
      const bool is_comment = hash != std::string_view::npos && before[hash] == '#' &&
                              (hash == 0 || is_blank(before[hash - 1]));
      if (is_comment) read_comment(begin + hash, at + sign.size());
    }
    return std::move(allowances_);
  }

 private:
  [[nodiscard]] std::size_t line_begin(std::size_t at) const {
    const std::size_t before = at == 0 ? std::string_view::npos : text_.find_last_of("\r\n", at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
  }
  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    return std::min(text_.find_first_of("\r\n", at), text_.size());
  }

  void read_comment(std::size_t hash, std::size_t at) {
    std::string_view rest = trim_ascii(text_.substr(at, line_end(at) - at));
    const std::size_t length = line_end(at) - hash;
    const std::string_view verb = take_word(rest);
    if (verb != "allow") {
      // Anything else may be a comment like any other, such as a line that was commented out.
      const bool is_meant = rest.starts_with("HM") || nearest(verb, std::vector<std::string>{"allow"});
      if (is_meant) complain(hash, length, fmt::format("{} is nothing to say to hallmark", in_quotes(verb)));
      return;
    }
    const std::string_view word = take_word(rest);
    const auto code = code_of(word);
    if (!code) return complain(hash, length, fmt::format("{} is not the code of a finding", in_quotes(word)));
    const bool has_reason = take_word(rest) == "because" && !rest.empty();
    if (!has_reason) return complain(hash, length, fmt::format("{} is accepted without a reason", word));
    allowances_.push_back({*code, id_at(hash), std::string(rest)});
  }

  void complain(std::size_t hash, std::size_t length, const std::string& what) {
    findings_.warning(Code::rubric_allowance, {source_, hash, length},
                      fmt::format("{}, so this comment accepts nothing: write {}", what, form));
  }

  static std::string_view take_word(std::string_view& rest) {
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest = trim_ascii(rest.substr(end));
    return word;
  }

  static std::optional<Code> code_of(std::string_view word) {
    std::uint16_t number = 0;
    if (!word.starts_with("HM")) return std::nullopt;
    const auto [end, error] = std::from_chars(word.data() + 2, word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
    const auto code = static_cast<Code>(number);
    return to_text(code) == word ? std::optional(code) : std::nullopt;
  }

  /// The innermost node that the comment's line belongs to; of a comment on a line of its own, the next line that is
  /// none. Empty where it belongs to none.
  [[nodiscard]] std::string id_at(std::size_t hash) const {
    std::size_t begin = line_begin(hash);
    while (begin < text_.size()) {
      const std::string_view line = trim_ascii(text_.substr(begin, line_end(begin) - begin));
      if (!line.empty() && !line.starts_with('#')) break;
      begin = line_end(begin) + 1;
    }
    const std::size_t end = line_end(begin);
    std::string id;
    for (const Stretch& stretch : stretches_) {
      if (stretch.begin < end && stretch.end > begin) id = stretch.id;
    }
    return id;
  }

  const Source& source_;
  std::string_view text_;
  Findings& findings_;
  std::vector<Stretch> stretches_;
  std::vector<Allowance> allowances_;
};

}  // namespace

std::vector<Allowance> read_allowances(const Source& source, const YamlNode& root, Findings& findings) {
  return CommentReader(source, root, findings).read();
}

}  // namespace hallmark
