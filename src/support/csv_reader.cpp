#include "hallmark/support/csv_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/file_kind.hpp"
#include "support/trim.hpp"

namespace hallmark {

CsvReader::CsvReader(Source source, char delimiter)
    : source_(std::move(source)), text_(source_->text()), delimiter_(delimiter) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

CsvReader::CsvReader(Source source, std::string_view part, std::size_t offset, char delimiter)
    : source_(std::move(source)), text_(part), delimiter_(delimiter), base_(offset) {
  if (offset == 0 && text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

std::string& CsvReader::scratch() {
  if (unquoted_used_ == unquoted_.size()) unquoted_.emplace_back();
  std::string& cell = unquoted_[unquoted_used_++];
  cell.clear();
  return cell;
}

bool CsvReader::next(Findings& findings) {
  while (at_ < text_.size()) {
    read_row(findings);
    if (keeps_blank_rows_ || !row_is_blank()) return true;
  }
  return false;
}

bool CsvReader::row_is_blank() const {
  return !broken_ && std::ranges::all_of(row_, [](const Cell& cell) { return trim(cell.text).empty(); });
}

void CsvReader::read_row(Findings& findings) {
  row_.clear();
  unquoted_used_ = 0;
  broken_ = false;
  row_offset_ = at_;
  while (true) {
    row_.push_back(at_ < text_.size() && text_[at_] == '"' ? read_quoted(findings) : read_plain());
    if (at_ >= text_.size()) return;
    if (text_[at_] == delimiter_) {
      ++at_;
      continue;
    }
    const bool is_crlf = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    at_ += is_crlf ? 2 : 1;
    return;
  }
}

Cell CsvReader::read_plain() {
  const std::size_t begin = at_;
  // Nothing here is a member: the compiler would store each step.
  const char* const end = text_.data() + text_.size();
  const char* at = text_.data() + begin;
  for (const char delimiter = delimiter_; at != end && *at != delimiter && *at != '\n' && *at != '\r';) ++at;
  at_ = static_cast<std::size_t>(at - text_.data());
  return {text_.substr(begin, at_ - begin), base_ + begin};
}

Cell CsvReader::read_quoted(Findings& findings) {
  const std::size_t begin = at_++;
  std::size_t part = at_;
  std::string* joined = nullptr;
  Cell cell{{}, base_ + begin};
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {
      findings.error(Code::survey_quote, {source_, base_ + begin, 1}, "the quote that opens here is never closed");
      broken_ = true;
      at_ = text_.size();
      return cell;
    }
    at_ = quote + 1;
    if (at_ < text_.size() && text_[at_] == '"') {
      if (joined == nullptr) joined = &scratch();
      joined->append(text_, part, at_ - part);
      part = ++at_;
      continue;
    }
    if (joined == nullptr) {
      cell.text = text_.substr(part, quote - part);
    } else {
      joined->append(text_, part, quote - part);
      cell.text = *joined;
    }
    break;
  }
  if (at_ < text_.size() && !ends_cell(text_[at_])) {
    const std::size_t behind = at_;
    while (at_ < text_.size() && !ends_cell(text_[at_])) ++at_;
    findings.error(Code::survey_quote, {source_, base_ + behind, 1},
                   fmt::format("{} follows a closing quote: a quote inside a quoted cell is doubled",
                               in_quotes(text_.substr(behind, at_ - behind))));
    broken_ = true;
  }
  return cell;
}

void report_bad_utf8(const Source& source, std::size_t offset, char byte, Findings& findings) {
  findings.error(Code::survey_encoding, {source, offset, 1},
                 fmt::format("the byte '\\x{:02X}' is not UTF-8: save the file as UTF-8, or say --encoding cp1252",
                             static_cast<unsigned char>(byte)));
}

void report_nul(const Source& source, std::size_t offset, Findings& findings) {
  findings.error(Code::survey_encoding, {source, offset, 1}, "a NUL byte: this is not a text file");
}

bool begins_readably(const Source& source, std::string_view text, Findings& findings) {
  if (const std::string_view kind = kind_of_binary(text); !kind.empty()) {
    findings.error(Code::survey_encoding, place_of_file(source),
                   fmt::format("this is {}: what is read here is CSV, so save the table as that", kind));
    return false;
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    findings.error(Code::survey_encoding, {source, 0, 1}, "this is UTF-16: save the survey as CSV in UTF-8");
    return false;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.find_first_not_of("\r\n") != std::string_view::npos) return true;
  findings.error(Code::survey_empty, {source, 0, 1}, "the file is empty: a survey begins with a header");
  return false;
}

bool is_readable_text(const Source& source, Findings& findings) {
  const std::string_view text = source->text();
  const bool is_wide = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  const bool is_text = !is_wide && kind_of_binary(text).empty();
  const auto bad = is_text ? first_invalid_utf8(text) : std::nullopt;
  if (bad) {
    report_bad_utf8(source, *bad, text[*bad], findings);
    return false;
  }
  if (const std::size_t nul = text.find('\0'); is_text && nul != std::string_view::npos) {
    report_nul(source, nul, findings);
    return false;
  }
  return begins_readably(source, text, findings);
}

}  // namespace hallmark
