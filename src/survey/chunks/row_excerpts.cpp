#include "survey/chunks/row_excerpts.hpp"

#include <algorithm>
#include <iterator>

#include "hallmark/support/csv_reader.hpp"

namespace hallmark {

bool RowExcerpts::add_chunk(const Chunk& chunk) {
  counted_to_ = 0;
  counted_ = 0;
  const ChunkText text = look_at(chunk.text);
  chunks_.push_back({chunk.index, chunk.offset, text.lines});
  const auto note = [&](std::optional<BadByte>& first, std::optional<std::size_t> at) {
    if (!at || (first && first->offset < chunk.offset + *at)) return;
    first = BadByte{chunk.offset + *at, chunk.text[*at]};
    keep_line_around(chunk, *at);
  };
  note(bad_utf8_, text.bad_utf8);
  note(nul_, text.nul);
  return !text.bad_utf8 && !text.nul;
}

void RowExcerpts::keep_line_around(const Chunk& chunk, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : chunk.text.find_last_of("\r\n", at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(chunk.text.find_first_of("\r\n", at), chunk.text.size());
  counted_to_ = 0;
  counted_ = 0;
  add(chunk, chunk.text.data() + begin, chunk.text.data() + end);
}

void RowExcerpts::add(const Chunk& chunk, const char* begin, const char* end) {
  const auto at = static_cast<std::size_t>(begin - chunk.text.data());
  // Rows come in their order, so that each line is counted once.
  counted_ += count_lines(chunk.text.substr(counted_to_, at - counted_to_));
  counted_to_ = at;
  rows_.push_back({chunk.index, {chunk.offset + at, counted_, std::string(begin, end)}});
}

void RowExcerpts::add(RowExcerpts&& other) {
  std::ranges::move(other.rows_, std::back_inserter(rows_));
  chunks_.insert(chunks_.end(), other.chunks_.begin(), other.chunks_.end());
  const auto earlier = [](std::optional<BadByte>& ours, const std::optional<BadByte>& theirs) {
    if (theirs && (!ours || theirs->offset < ours->offset)) ours = theirs;
  };
  earlier(bad_utf8_, other.bad_utf8_);
  earlier(nul_, other.nul_);
}

std::vector<SourceText::Mark> RowExcerpts::marks() const {
  std::vector<ChunkLines> chunks = chunks_;
  std::ranges::sort(chunks, {}, &ChunkLines::chunk);
  std::vector<SourceText::Mark> marks;
  std::size_t line = 1;
  for (const ChunkLines& chunk : chunks) {
    marks.push_back({chunk.offset, line});
    line += chunk.lines;
  }
  return marks;
}

std::vector<SourceText::Excerpt> RowExcerpts::take_excerpts() {
  const std::vector<SourceText::Mark> chunks = marks();
  std::vector<SourceText::Excerpt> excerpts;
  for (Row& row : rows_) {
    row.excerpt.line += chunks[row.chunk].line;
    excerpts.push_back(std::move(row.excerpt));
  }
  return excerpts;
}

void RowExcerpts::report(const Source& source, Findings& findings) const {
  if (bad_utf8_) {
    report_bad_utf8(source, bad_utf8_->offset, bad_utf8_->byte, findings);
  } else if (nul_) {
    report_nul(source, nul_->offset, findings);
  }
}

}  // namespace hallmark
