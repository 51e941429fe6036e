#include "hallmark/support/source_text.hpp"

#include <algorithm>
#include <iterator>

namespace hallmark {

namespace {

/// Where the line that holds `offset` begins. A line ends in LF, CRLF or CR.
std::size_t line_start(std::string_view text, std::size_t offset) {
  while (offset > 0) {
    const char before = text[offset - 1];
    if (before == '\n') break;
    if (before == '\r' && (offset == text.size() || text[offset] != '\n')) break;
    --offset;
  }
  return offset;
}

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

SourceText::Excerpt SourceText::excerpt_around(std::size_t offset) const {
  const auto behind = std::ranges::upper_bound(marks_, offset, {}, &Mark::offset);
  const Mark mark = behind == marks_.begin() ? Mark{} : *(behind - 1);
  // What was handed out of the last one stays good as long as the same piece is asked for.
  if (read_last_.offset == mark.offset && !read_last_.text.empty()) return std::move(read_last_);
  constexpr std::size_t last = std::size_t{1} << 20U;
  const std::size_t length = behind == marks_.end() ? last : behind->offset - mark.offset;
  return {mark.offset, mark.line, read_(mark.offset, length)};
}

SourceText::Passage SourceText::passage_around(std::size_t offset) const {
  const Excerpt* excerpt = nullptr;
  if (read_) {
    read_last_ = excerpt_around(offset);
    excerpt = &read_last_;
  } else if (const auto behind = std::ranges::upper_bound(excerpts_, offset, {}, &Excerpt::offset);
             behind != excerpts_.begin()) {
    excerpt = &*(behind - 1);
  }
  if (excerpt == nullptr) return {text(), std::min(offset, text().size()), 1, true};
  return {excerpt->text, std::min(offset - excerpt->offset, excerpt->text.size()), excerpt->line, excerpt->offset == 0};
}

Position SourceText::position_of(std::size_t offset) const {
  const Passage passage = passage_around(offset);
  const std::string_view text = passage.text;
  const std::size_t start = line_start(text, passage.at);
  Position position{passage.line, 1};
  for (std::size_t i = 0; i < start; ++i) {
    const bool ends_line = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (ends_line) ++position.line;
  }
  const std::string_view before = text.substr(start, passage.at - start);
  position.column = 1 + static_cast<std::size_t>(std::ranges::count_if(before, begins_character));
  if (passage.begins_text && start == 0 && before.starts_with("\xEF\xBB\xBF")) --position.column;
  return position;
}

std::string_view SourceText::line_around(std::size_t offset) const {
  const Passage passage = passage_around(offset);
  const std::size_t start = line_start(passage.text, passage.at);
  const std::string_view rest = passage.text.substr(start);
  std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
  if (passage.begins_text && start == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return line;
}

std::size_t SourceText::bytes_before(std::size_t offset) const {
  const Passage passage = passage_around(offset);
  const std::size_t start = line_start(passage.text, passage.at);
  const std::size_t count = passage.at - start;
  const bool has_mark = passage.begins_text && start == 0 && passage.text.starts_with("\xEF\xBB\xBF");
  return has_mark ? count - std::min<std::size_t>(count, 3) : count;
}

void SourceText::keep(std::vector<Excerpt> excerpts) {
  std::ranges::move(excerpts, std::back_inserter(excerpts_));
  std::ranges::stable_sort(excerpts_, {}, &Excerpt::offset);
}

void SourceText::read_again(std::vector<Mark> marks, ReadAgain read) {
  marks_ = std::move(marks);
  read_ = std::move(read);
}

}  // namespace hallmark
