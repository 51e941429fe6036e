#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

/// One text a unit, end to end in one piece of memory, four bytes and a half more than its characters each: a million
/// short texts as strings take several times as much. Texts are added at the end, and none changes.
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
    return {characters_.data() + begin, starts_[at / a_group] + ends_[at] - begin};
  }

  /// Throws std::bad_alloc where sixteen texts in a row are longer than 4 GiB.
  void push_back(std::string_view text) {
    if (size() % a_group == 0) starts_.push_back(characters_.size());
    const std::size_t end = characters_.size() + text.size() - starts_.back();
    if (end > std::numeric_limits<std::uint32_t>::max()) throw std::bad_alloc();
    characters_ += text;
    ends_.push_back(static_cast<std::uint32_t>(end));
  }
  void append(std::size_t count, std::string_view text) {
    for (std::size_t i = 0; i < count; ++i) push_back(text);
  }
  /// Reserves room for `texts` more of average length.
  void reserve(std::size_t texts) {
    ends_.reserve(texts);
    starts_.reserve(texts / a_group + 1);
    if (!empty())
      characters_.reserve(characters_.size() / size() * texts + characters_.size() % size() * texts / size());
  }
  void clear() {
    characters_.clear();
    starts_.clear();
    ends_.clear();
  }

  /// Says that a text is asked for soon: in a long column it is far away in memory. First that its place is.
  void expect_place(std::size_t at) const {
    prefetch(&starts_[at / a_group]);
    prefetch(&ends_[at]);
  }
  void expect(std::size_t at) const {
    const std::string_view text = (*this)[at];
    prefetch(text.data());
    prefetch(text.data() + text.size());  // which is likely to be in another piece of the cache
  }

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
  [[nodiscard]] std::size_t begin_of(std::size_t at) const {
    return starts_[at / a_group] + (at % a_group == 0 ? 0 : ends_[at - 1]);
  }
  static void prefetch([[maybe_unused]] const void* place) {
#if defined(__GNUC__)
    __builtin_prefetch(place);
#endif
  }

  static constexpr std::size_t a_group = 16;

  std::string characters_;
  std::vector<std::size_t> starts_;  ///< Of each group of texts among the characters.
  std::vector<std::uint32_t> ends_;  ///< Of each text, counted from the start of its group.
};

}  // namespace hallmark
