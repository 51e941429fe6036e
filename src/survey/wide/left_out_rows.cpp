#include "survey/wide/left_out_rows.hpp"

namespace hallmark {

void LeftOutRows::look_at(const Chunk& chunk, std::size_t from) {
  chunk_ = &chunk;
  rows_.clear();
  next_ = 0;
  CsvReader reader(table_.source, chunk.text.substr(from), chunk.offset + from, table_.delimiter);
  Findings ignored;  // broken rows are read, and reported then
  while (reader.next(ignored)) {
    if (reader.row_is_broken()) continue;
    const RowVerdict verdict = choice_.judge(reader.row(), reader.row_offset());
    if (verdict == RowVerdict::read) continue;
    rows_.push_back(
        {reader.row_offset() - chunk.offset, reader.offset() - chunk.offset, verdict == RowVerdict::unclear});
  }
}

std::optional<std::size_t> LeftOutRows::end_of_row(std::size_t begin, Findings& findings, RowExcerpts* excerpts) {
  while (next_ < rows_.size() && rows_[next_].begin < begin) ++next_;
  if (next_ == rows_.size() || rows_[next_].begin != begin) return std::nullopt;
  const Row& row = rows_[next_++];
  if (row.is_unclear) report(row, findings, excerpts);
  return row.end;
}

void LeftOutRows::report(const Row& row, Findings& findings, RowExcerpts* excerpts) const {
  CsvReader reader(table_.source, chunk_->text.substr(row.begin), chunk_->offset + row.begin, table_.delimiter);
  if (!reader.next(findings)) return;
  choice_.report(table_.source, reader.row(), findings);
  if (excerpts != nullptr) excerpts->add(*chunk_, chunk_->text.data() + row.begin, chunk_->text.data() + row.end);
}

}  // namespace hallmark
