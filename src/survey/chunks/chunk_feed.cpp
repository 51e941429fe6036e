#include "survey/chunks/chunk_feed.hpp"

#include <algorithm>

namespace hallmark {

std::size_t whole_rows(std::string_view text, char delimiter) {
  std::size_t border = 0;
  std::size_t at = 0;
  while (true) {
    const std::size_t quote = text.find('"', at);
    const std::string_view outside = text.substr(at, quote == std::string_view::npos ? quote : quote - at);
    if (const std::size_t feed = outside.rfind('\n'); feed != std::string_view::npos) border = at + feed + 1;
    if (quote == std::string_view::npos) return border;
    const char before = quote == 0 ? '\n' : text[quote - 1];
    const bool behind_mark = quote == 3 && text.starts_with("\xEF\xBB\xBF");
    at = quote + 1;
    if (before != delimiter && before != '\n' && before != '\r' && !behind_mark) continue;
    while (true) {
      const std::size_t closing = text.find('"', at);
      // A quote at the very end may be the first of two.
      if (closing == std::string_view::npos || closing + 1 == text.size()) return border;
      at = closing + 1;
      if (text[at] != '"') break;
      ++at;
    }
  }
}

bool ChunkFeed::next(Chunk& chunk, std::vector<char>& buffer) {
  const std::lock_guard lock(mutex_);
  const bool is_there = stream_ == nullptr ? next_of_held(chunk, buffer) : next_of_stream(chunk, buffer);
  if (!is_there) return false;
  chunk.index = index_++;
  chunk.offset = offset_;
  offset_ += chunk.text.size();
  return true;
}

std::size_t ChunkFeed::border_in(std::string_view window) {
  if (index_ > 0) return whole_rows(window, form_.delimiter);
  // Quotes above the header divide no cells.
  const TableStart start = start_of_table(window, form_);
  const std::size_t border = whole_rows(window.substr(start.offset), start.delimiter);
  if (border == 0) return 0;
  form_.delimiter = start.delimiter;
  return start.offset + border;
}

bool ChunkFeed::next_of_held(Chunk& chunk, std::vector<char>& buffer) {
  const std::string_view left = held_.substr(offset_);
  if (left.empty()) return false;
  std::size_t window = window_;
  std::size_t border = 0;
  while (window < left.size() && (border = border_in(left.substr(0, window))) == 0) window *= 2;
  chunk.text = border == 0 ? left : left.substr(0, border);
  if (left.size() - chunk.text.size() >= padding) return true;
  buffer.assign(chunk.text.begin(), chunk.text.end());
  buffer.resize(chunk.text.size() + padding, '\n');
  chunk.text = {buffer.data(), chunk.text.size()};
  return true;
}

bool ChunkFeed::next_of_stream(Chunk& chunk, std::vector<char>& buffer) {
  if (at_end_ && rest_.empty()) return false;
  std::size_t window = std::max(window_, 2 * rest_.size());
  std::size_t used = rest_.size();
  std::size_t border = 0;
  buffer.resize(std::max(buffer.size(), window + padding));
  std::ranges::copy(rest_, buffer.begin());
  while (true) {
    const std::size_t count = at_end_ ? 0 : stream_->read(buffer.data() + used, window - used);
    used += count;
    at_end_ = used < window;
    border = at_end_ ? used : border_in({buffer.data(), used});
    if (border > 0 || at_end_) break;
    window *= 2;
    buffer.resize(window + padding);
  }
  rest_.assign(buffer.begin() + static_cast<std::ptrdiff_t>(border),
               buffer.begin() + static_cast<std::ptrdiff_t>(used));
  chunk.text = {buffer.data(), border};
  if (at_end_) buffer[border] = '\n';
  return border > 0;
}

}  // namespace hallmark
