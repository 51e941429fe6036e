#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

class JsonTape;
enum class JsonKind : std::uint8_t { null, boolean, number, text, object, array };

/// A value of a document; null where there is none.
class JsonValue {
 public:
  JsonValue() = default;

  [[nodiscard]] bool is_null() const;
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] std::optional<bool> boolean() const;
  /// Nothing, too, where it is too large for a double.
  [[nodiscard]] std::optional<double> number() const;
  [[nodiscard]] std::optional<std::string_view> text() const;
  /// How many elements or members there are.
  [[nodiscard]] std::size_t size() const;

  [[nodiscard]] std::optional<JsonValue> find(std::string_view key) const;
  /// The same where `near` is a value that `find` gave, of a member that this one probably stands right behind.
  [[nodiscard]] std::optional<JsonValue> find(std::string_view key, const std::optional<JsonValue>& near) const;
  /// Calls for each element of an array with its index.
  template <class Visit>
  void each_element(const Visit& visit) const {
    JsonValue element = first();
    for (std::size_t i = 0; i < size(); ++i, element = element.next()) visit(i, element);
  }
  /// The keys of an object, in their order.
  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  friend class JsonTape;
  JsonValue(const JsonTape& tape, std::size_t at) : tape_(&tape), at_(at) {}
  [[nodiscard]] JsonKind kind() const;
  [[nodiscard]] JsonValue first() const { return {*tape_, at_ + 1}; }
  [[nodiscard]] JsonValue next() const;

  const JsonTape* tape_ = nullptr;
  std::size_t at_ = 0;
};

/// A JSON document as one list of what is in it, in its order: a result of four hundred councils has twenty thousand
/// values, and a tree of them takes longer to plant than to read.
class JsonTape {
 public:
  /// Nothing where the text is no JSON, and then from where on.
  [[nodiscard]] static std::optional<JsonTape> from(std::string_view text, std::size_t& wrong_from);
  /// The same of a text that is the tape's own from now on, and has no byte order mark.
  [[nodiscard]] static std::optional<JsonTape> from(std::vector<char> text, std::size_t& wrong_from);

  [[nodiscard]] JsonValue root() const { return {*this, 0}; }

 private:
  friend class JsonValue;
  friend class JsonTapeWriter;

  struct Entry {
    union {
      const char* text = nullptr;  ///< Of a text or number, in `text_`.
      std::size_t end;             ///< Behind the last entry of an object or array.
      bool is_true;
    };
    std::uint32_t size = 0;
    JsonKind kind = JsonKind::null;
  };

  /// Where the entry behind a value is.
  [[nodiscard]] std::size_t behind(std::size_t at) const {
    const Entry& entry = entries_[at];
    return entry.kind == JsonKind::object || entry.kind == JsonKind::array ? entry.end : at + 1;
  }

  std::vector<char> text_;  ///< Of the document; what was escaped is unescaped in its place.
  std::vector<Entry> entries_;
};

}  // namespace hallmark
