#pragma once

#include "hallmark/support/workers.hpp"

namespace hallmark {

/// Counts the rows of a text that is read row by row. A progress is told of some thousands at a time.
class RowsRead {
 public:
  RowsRead(Progress& progress, std::size_t offset) : progress_(progress), told_(offset), offset_(offset) {}
  RowsRead(const RowsRead&) = delete;
  RowsRead& operator=(const RowsRead&) = delete;
  ~RowsRead() { tell(); }

  /// A row that ends before an offset.
  void add(std::size_t offset) {
    ++rows_;
    offset_ = offset;
    if (constexpr std::size_t worth_telling = std::size_t{256} * 1024; offset_ - told_ >= worth_telling) tell();
  }

 private:
  void tell() {
    progress_.add(rows_, offset_ - told_);
    rows_ = 0;
    told_ = offset_;
  }

  Progress& progress_;
  std::size_t told_;
  std::size_t offset_;
  std::size_t rows_ = 0;
};

}  // namespace hallmark
