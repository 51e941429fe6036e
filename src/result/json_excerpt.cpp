#include "result/json_excerpt.hpp"

#include <algorithm>
#include <utility>

#include "result/json_brackets.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

/// The key of the value that begins at an offset; nothing where there is none, or it is not written plainly.
std::optional<std::string_view> key_before(std::string_view text, std::size_t offset) {
  const auto skip_blanks = [&] {
    while (offset > 0 && is_blank(text[offset - 1])) --offset;
  };
  skip_blanks();
  if (offset == 0 || text[--offset] != ':') return std::nullopt;
  skip_blanks();
  if (offset == 0 || text[--offset] != '"') return std::nullopt;
  std::size_t begin = offset;
  while (begin > 0 && text[begin - 1] != '"' && text[begin - 1] != '\\') --begin;
  const bool is_plain = begin > 0 && text[begin - 1] == '"' && (begin == 1 || text[begin - 2] != '\\');
  if (!is_plain) return std::nullopt;
  return text.substr(begin, offset - begin);
}

bool opens(char bracket) {
  return bracket == '{' || bracket == '[';
}

/// A text that pieces are cut out of, a member of an object each.
class ExcerptCut {
 public:
  explicit ExcerptCut(std::string_view text) : text_(text) {
    constexpr std::size_t usual_share = 6;  // is left
    rest_.reserve(text.size() / usual_share);
  }

  void leave_out(std::size_t from, std::size_t to) {
    while (to < text_.size() && is_blank(text_[to])) ++to;
    const bool is_last = to == text_.size() || text_[to] != ',';
    if (taken_ < from) keep_until(from);
    taken_ = is_last ? to : to + 1;
    while (taken_ < text_.size() && is_blank(text_[taken_])) ++taken_;
    if (!is_last) return;
    while (!rest_.empty() && is_blank(rest_.back())) rest_.pop_back();
    if (!rest_.empty() && rest_.back() == ',') rest_.pop_back();
  }
  std::vector<char> take() {
    keep_until(text_.size());
    return std::move(rest_);
  }

 private:
  void keep_until(std::size_t offset) {
    const std::string_view kept = text_.substr(taken_, offset - taken_);
    rest_.insert(rest_.end(), kept.begin(), kept.end());
  }

  std::string_view text_;
  std::vector<char> rest_;
  std::size_t taken_ = 0;  ///< So much of the text is dealt with.
};

}  // namespace

std::optional<std::size_t> offset_of_member(std::string_view text, std::string_view key) {
  JsonBrackets brackets(text);
  std::size_t depth = 0;
  for (std::size_t at = brackets.next(); at < text.size(); at = brackets.next()) {
    if (!opens(text[at])) {
      if (depth-- <= 1) return std::nullopt;
      continue;
    }
    if (depth++ != 1) continue;
    const auto found = key_before(text, at);
    if (found == key) return static_cast<std::size_t>(found->data() - text.data()) - 1;
  }
  return std::nullopt;
}

std::optional<std::vector<char>> without_other_nodes(std::string_view text, std::span<const std::string> kept) {
  constexpr std::size_t in_root = 1;
  constexpr std::size_t in_unit = 3;
  constexpr std::size_t in_nodes = 4;
  ExcerptCut cut(text);
  JsonBrackets brackets(text);
  std::size_t depth = 0;
  bool of_units = false;
  bool of_nodes = false;
  constexpr std::size_t none = std::string_view::npos;
  std::size_t left_out = none;  // the member that we are in is, from here on
  for (std::size_t at = brackets.next(); at < text.size(); at = brackets.next()) {
    if (!opens(text[at])) {
      if (depth == 0) return std::nullopt;
      --depth;
      if (depth == in_nodes && left_out != none) cut.leave_out(std::exchange(left_out, none), at + 1);
      continue;
    }
    if (depth == in_root) of_units = key_before(text, at) == "units";
    if (depth == in_unit) of_nodes = of_units && key_before(text, at) == "nodes";
    if (depth == in_nodes && of_nodes) {
      const auto key = key_before(text, at);
      if (key && std::ranges::find(kept, *key) == kept.end())
        left_out = static_cast<std::size_t>(key->data() - text.data()) - 1;
    }
    ++depth;
  }
  if (depth != 0 || brackets.is_in_string()) return std::nullopt;
  return cut.take();
}

}  // namespace hallmark
