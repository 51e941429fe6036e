#include "result/json_place.hpp"

#include <cstddef>
#include <iterator>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "support/trim.hpp"

namespace hallmark {

namespace {

using Json = nlohmann::ordered_json;

/// An iterator over a text that tells how far the parser has read.
struct WatchedCharacter {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** furthest = nullptr;

  reference operator*() const { return *at; }
  WatchedCharacter& operator++() {
    *furthest = ++at;
    return *this;
  }
  bool operator==(const WatchedCharacter& other) const { return at == other.at; }
  bool operator!=(const WatchedCharacter& other) const { return at != other.at; }
};

/// Follows the parser through the document and remembers where the longest matching part of the path begins.
class Finder : public nlohmann::json_sax<Json> {
 public:
  Finder(std::string_view text, std::span<const JsonStep> path) : text_(text), path_(path), furthest_(text.data()) {}

  std::size_t find() {
    const WatchedCharacter begin{text_.data(), &furthest_};
    const WatchedCharacter end{text_.data() + text_.size(), &furthest_};
    Json::sax_parse(begin, end, this);
    return found_;
  }

  bool null() override { return value(); }
  bool boolean(bool /*value*/) override { return value(); }
  bool number_integer(number_integer_t /*value*/) override { return value(); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return value(); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return value(); }
  bool string(string_t& /*value*/) override { return value(); }
  bool binary(binary_t& /*value*/) override { return value(); }
  bool start_object(std::size_t /*size*/) override { return open(false); }
  bool start_array(std::size_t /*size*/) override { return open(true); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& key) override {
    open_.back().matches =
        open_.back().on_path && steps_to_here() < path_.size() && path_[steps_to_here()] == JsonStep(key);
    token_end_ = furthest_;
    return true;
  }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    return false;
  }

 private:
  struct Open {
    bool is_array = false;
    bool on_path = false;   ///< It is on the path itself.
    bool matches = false;   ///< The value that comes next in it is on the path.
    std::size_t index = 0;  ///< Of the next element.
  };

  [[nodiscard]] std::size_t steps_to_here() const { return open_.size() - 1; }

  /// Whether the value that begins now is on the path.
  bool begins_on_path() {
    bool on_path = open_.empty();
    if (!open_.empty() && open_.back().is_array) {
      Open& array = open_.back();
      on_path = array.on_path && steps_to_here() < path_.size() && path_[steps_to_here()] == JsonStep(array.index);
      ++array.index;
    } else if (!open_.empty()) {
      on_path = open_.back().matches;
    }
    if (on_path) {
      const char* start = token_end_ == nullptr ? text_.data() : token_end_;
      while (is_blank(*start) || *start == ':' || *start == ',') ++start;
      found_ = static_cast<std::size_t>(start - text_.data());
    }
    return on_path;
  }

  bool value() {
    begins_on_path();
    token_end_ = furthest_;
    return true;
  }

  bool open(bool is_array) {
    const bool on_path = begins_on_path();
    open_.push_back({is_array, on_path, false, 0});
    token_end_ = furthest_;
    return true;
  }

  bool close() {
    open_.pop_back();
    token_end_ = furthest_;
    return true;
  }

  std::string_view text_;
  std::span<const JsonStep> path_;
  const char* furthest_;
  const char* token_end_ = nullptr;  ///< Behind the last token, or behind the separator that ended a number.
  std::vector<Open> open_;
  std::size_t found_ = 0;
};

}  // namespace

std::size_t offset_in_json(std::string_view text, std::span<const JsonStep> path) {
  return Finder(text, path).find();
}

std::string to_text(std::span<const JsonStep> path) {
  std::string text;
  for (const JsonStep& step : path) {
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      text += fmt::format("[{}]", *index);
    } else {
      text += (text.empty() ? "" : ".") + std::get<std::string>(step);
    }
  }
  return text;
}

}  // namespace hallmark
