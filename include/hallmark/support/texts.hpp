#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

/// One text a unit, end to end in one piece of memory: a million short texts as strings take several times as much.
/// Texts are added at the end, and none changes.
class Texts {
 public:
  Texts() = default;
  Texts(std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) push_back(text);
  }

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] bool empty() const { return ends_.empty(); }

  /// Good until a text is added.
  [[nodiscard]] std::string_view operator[](std::size_t at) const {
    const std::size_t begin = begin_of(at);
    return {characters_.data() + begin, ends_[at] - begin};
  }

  void push_back(std::string_view text) {
    characters_ += text;
    ends_.push_back(characters_.size());
  }
  void append(std::size_t count, std::string_view text) {
    for (std::size_t i = 0; i < count; ++i) push_back(text);
  }
  /// Makes room for so many, as long as those that are there.
  void reserve(std::size_t texts) {
    ends_.reserve(texts);
    if (!empty())
      characters_.reserve(characters_.size() / size() * texts + characters_.size() % size() * texts / size());
  }
  void clear() {
    characters_.clear();
    ends_.clear();
  }

  /// Says that a text is asked for soon: in a long column it is far away in memory. First that its place is.
  void expect_place(std::size_t at) const { prefetch(&ends_[at]); }
  void expect(std::size_t at) const { prefetch(characters_.data() + begin_of(at)); }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::random_access_iterator_tag;
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using reference = std::string_view;
    using pointer = void;

    Iterator() = default;
    Iterator(const Texts& column, std::ptrdiff_t at) : column_(&column), at_(at) {}

    reference operator*() const { return (*column_)[static_cast<std::size_t>(at_)]; }
    reference operator[](difference_type steps) const { return *(*this + steps); }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this += -1; }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    Iterator operator--(int) {
      const Iterator before = *this;
      --*this;
      return before;
    }
    Iterator& operator+=(difference_type steps) {
      at_ += steps;
      return *this;
    }
    Iterator& operator-=(difference_type steps) { return *this += -steps; }
    friend Iterator operator+(Iterator it, difference_type steps) { return it += steps; }
    friend Iterator operator+(difference_type steps, Iterator it) { return it += steps; }
    friend Iterator operator-(Iterator it, difference_type steps) { return it -= steps; }
    friend difference_type operator-(const Iterator& a, const Iterator& b) { return a.at_ - b.at_; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
    friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.at_ <=> b.at_; }

   private:
    const Texts* column_ = nullptr;
    std::ptrdiff_t at_ = 0;
  };

  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, static_cast<std::ptrdiff_t>(size())}; }

  friend bool operator==(const Texts&, const Texts&) = default;

 private:
  [[nodiscard]] std::size_t begin_of(std::size_t at) const { return at == 0 ? 0 : ends_[at - 1]; }
  static void prefetch([[maybe_unused]] const void* place) {
#if defined(__GNUC__)
    __builtin_prefetch(place);
#endif
  }

  std::string characters_;
  std::vector<std::size_t> ends_;  ///< Of each text among the characters.
};

}  // namespace hallmark
