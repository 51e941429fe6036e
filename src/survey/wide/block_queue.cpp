#include "survey/wide/block_queue.hpp"

#include <stdexcept>

namespace hallmark {

BlockQueue::BlockQueue(std::size_t slots, std::size_t labels, std::size_t workers, PassOn pass_on)
    : pass_on_(std::move(pass_on)) {
  for (std::size_t i = 0; i < 3 * workers; ++i) blocks_.push_back(std::make_unique<RowBlock>(slots, labels));
  for (const auto& block : blocks_) free_.push_back(block.get());
}

RowBlock& BlockQueue::empty_block() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !free_.empty() || is_stopped_; });
  if (is_stopped_) throw std::runtime_error("another thread could not go on");
  RowBlock* const block = free_.back();
  free_.pop_back();
  return *block;
}

void BlockQueue::give_back(RowBlock& block) {
  const std::lock_guard lock(mutex_);
  free_.push_back(&block);
  changed_.notify_all();
}

void BlockQueue::add(RowBlock& block) {
  std::unique_lock lock(mutex_);
  waiting_.emplace(block.index(), &block);
  if (is_passing_) return;
  is_passing_ = true;
  for (auto next = waiting_.find(next_); next != waiting_.end(); next = waiting_.find(next_)) {
    RowBlock* const ready = next->second;
    waiting_.erase(next);
    lock.unlock();
    pass_on_(*ready);
    lock.lock();
    free_.push_back(ready);
    ++next_;
    changed_.notify_all();
  }
  is_passing_ = false;
}

void BlockQueue::stop() {
  const std::lock_guard lock(mutex_);
  is_stopped_ = true;
  changed_.notify_all();
}

}  // namespace hallmark
