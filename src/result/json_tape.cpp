#include "result/json_tape.hpp"

#include <rapidjson/reader.h>

#include "hallmark/support/number.hpp"

namespace hallmark {

/// What the parser calls for each value.
class JsonTapeWriter : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, JsonTapeWriter> {
 public:
  using Kind = JsonKind;

  explicit JsonTapeWriter(std::vector<JsonTape::Entry>& entries) : entries_(entries) {}

  bool Null() { return add(Kind::null); }
  bool Bool(bool value) {
    add(Kind::boolean);
    entries_.back().is_true = value;
    return true;
  }
  // Numbers come as they are written, and are made of that when somebody asks: of most nobody does.
  bool RawNumber(const char* text, unsigned size, bool /*copy*/) { return add_text(Kind::number, text, size); }
  bool String(const char* text, unsigned size, bool /*copy*/) { return add_text(Kind::text, text, size); }
  bool Key(const char* text, unsigned size, bool copy) { return String(text, size, copy); }
  bool StartObject() { return open(Kind::object); }
  bool StartArray() { return open(Kind::array); }
  bool EndObject(unsigned members) { return close(members); }
  bool EndArray(unsigned elements) { return close(elements); }

 private:
  bool add(Kind kind) {
    entries_.emplace_back().kind = kind;
    return true;
  }
  bool add_text(Kind kind, const char* text, unsigned size) {
    add(kind);
    entries_.back().text = text;
    entries_.back().size = size;
    return true;
  }
  bool open(Kind kind) {
    open_.push_back(entries_.size());
    return add(kind);
  }
  bool close(unsigned size) {
    JsonTape::Entry& entry = entries_[open_.back()];
    entry.end = entries_.size();
    entry.size = size;
    open_.pop_back();
    return true;
  }

  std::vector<JsonTape::Entry>& entries_;
  std::vector<std::size_t> open_;
};

std::optional<JsonTape> JsonTape::from(std::string_view text, std::size_t& wrong_from) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const std::size_t skipped = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  std::vector<char> bytes;
  bytes.reserve(text.size() + 1);
  bytes.assign(text.begin() + static_cast<std::ptrdiff_t>(skipped), text.end());
  auto tape = from(std::move(bytes), wrong_from);
  wrong_from += skipped;
  return tape;
}

std::optional<JsonTape> JsonTape::from(std::vector<char> text, std::size_t& wrong_from) {
  JsonTape tape;
  tape.text_ = std::move(text);
  tape.text_.push_back('\0');
  constexpr std::size_t usual_value = 8;  // bytes of text a key or value
  tape.entries_.reserve(tape.text_.size() / usual_value);
  JsonTapeWriter writer(tape.entries_);
  rapidjson::InsituStringStream stream(tape.text_.data());
  rapidjson::Reader reader;
  constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag |
                             rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, writer);
  // The parser takes a NUL for the end of the text.
  if (!result.IsError() && stream.Tell() + 1 == tape.text_.size()) return tape;
  wrong_from = result.IsError() ? result.Offset() : stream.Tell();
  return std::nullopt;
}

JsonKind JsonValue::kind() const {
  return tape_ == nullptr ? JsonKind::null : tape_->entries_[at_].kind;
}

bool JsonValue::is_null() const {
  return kind() == JsonKind::null;
}

bool JsonValue::is_object() const {
  return kind() == JsonKind::object;
}

bool JsonValue::is_array() const {
  return kind() == JsonKind::array;
}

std::optional<bool> JsonValue::boolean() const {
  if (kind() != JsonKind::boolean) return std::nullopt;
  return tape_->entries_[at_].is_true;
}

std::optional<double> JsonValue::number() const {
  if (kind() != JsonKind::number) return std::nullopt;
  const JsonTape::Entry& entry = tape_->entries_[at_];
  return parse_number({entry.text, entry.size});
}

std::optional<std::string_view> JsonValue::text() const {
  if (kind() != JsonKind::text) return std::nullopt;
  const JsonTape::Entry& entry = tape_->entries_[at_];
  return std::string_view(entry.text, entry.size);
}

std::size_t JsonValue::size() const {
  return is_array() || is_object() ? tape_->entries_[at_].size : 0;
}

JsonValue JsonValue::next() const {
  return {*tape_, tape_->behind(at_)};
}

std::optional<JsonValue> JsonValue::find(std::string_view key) const {
  if (!is_object()) return std::nullopt;
  const JsonTape::Entry* const entries = tape_->entries_.data();
  std::size_t name = at_ + 1;
  for (std::uint32_t i = 0; i < entries[at_].size; ++i) {
    if (std::string_view(entries[name].text, entries[name].size) == key) return JsonValue(*tape_, name + 1);
    name = tape_->behind(name + 1);
  }
  return std::nullopt;
}

std::optional<JsonValue> JsonValue::find(std::string_view key, const std::optional<JsonValue>& near) const {
  if (near && is_object()) {
    const JsonValue name = near->next();
    if (name.at_ < tape_->behind(at_) && name.text() == key) return name.next();
  }
  return find(key);
}

std::vector<std::string> JsonValue::keys() const {
  std::vector<std::string> list;
  if (!is_object()) return list;
  JsonValue name = first();
  for (std::size_t i = 0; i < size(); ++i, name = name.next().next()) list.emplace_back(*name.text());
  return list;
}

}  // namespace hallmark
