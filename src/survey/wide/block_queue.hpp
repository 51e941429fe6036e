#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "survey/wide/row_block.hpp"

namespace hallmark {

/// Takes the blocks of several threads and passes them on in the order of the survey.
class BlockQueue {
 public:
  using PassOn = std::function<void(const RowBlock& block)>;

  BlockQueue(std::size_t slots, std::size_t labels, std::size_t workers, PassOn pass_on);

  /// Waits where the other threads are behind.
  RowBlock& empty_block();

  void give_back(RowBlock& block);

  void add(RowBlock& block);

  /// A thread that fails keeps its block, which the others would wait for.
  void stop();

  /// Another table counts its chunks from 0.
  void start_again() { next_ = 0; }

 private:
  PassOn pass_on_;
  std::vector<std::unique_ptr<RowBlock>> blocks_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<RowBlock*> free_;
  std::map<std::size_t, RowBlock*> waiting_;  ///< By index.
  std::size_t next_ = 0;
  bool is_passing_ = false;
  bool is_stopped_ = false;
};

/// Fills blocks for the queue.
class BlockTaker {
 public:
  explicit BlockTaker(BlockQueue& queue) : queue_(queue) {}
  BlockTaker(const BlockTaker&) = delete;
  BlockTaker& operator=(const BlockTaker&) = delete;

  void set_table(std::uint32_t /*table*/) {}
  std::vector<char>& buffer() {
    if (block_ == nullptr) block_ = &queue_.empty_block();
    return block_->buffer;
  }
  void begin_chunk(const Chunk& chunk) {
    (void)buffer();
    block_->begin(chunk);
  }
  void end_chunk() { queue_.add(*std::exchange(block_, nullptr)); }
  void stop() { queue_.stop(); }
  /// No chunk came for the buffer.
  void release() {
    if (block_ != nullptr) queue_.give_back(*std::exchange(block_, nullptr));
  }

  bool begin_row(std::string_view id, std::size_t row, std::size_t cell) { return block_->begin_row(id, row, cell); }
  [[nodiscard]] bool wants_name() const { return true; }
  void name(std::string_view text) { block_->name(text); }
  void digit(std::size_t slot, unsigned digit) { block_->set_number(slot, static_cast<std::int32_t>(digit), 0); }
  void decimal(std::size_t slot, std::int64_t digits, int decimals, bool negative) {
    // Zero keeps its sign.
    if (decimals <= PackedColumn::most_decimals && digits <= std::numeric_limits<std::int32_t>::max() &&
        (digits != 0 || !negative)) {
      const auto number = static_cast<std::int32_t>(digits);
      block_->set_number(slot, negative ? -number : number, decimals);
    } else {
      block_->set(slot, {State::answered, decimal_value(digits, decimals, negative)});
    }
  }
  void cell(std::size_t slot, const CellMeaning& meaning, int small) {
    if (small >= 0) {
      block_->set_number(slot, small, 0);
    } else {
      block_->set(slot, meaning);
    }
  }
  void label(std::size_t index, std::string_view text, State state, std::size_t /*offset*/) {
    block_->label(index, text, state);
  }
  void end_row(std::string_view /*row*/) { block_->end_row(); }
  void drop_row() { block_->drop_row(); }
  [[nodiscard]] bool began_unit() const { return false; }

 private:
  BlockQueue& queue_;
  RowBlock* block_ = nullptr;
};

}  // namespace hallmark
