#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "support/ascii.hpp"
#include "support/trim.hpp"
#include "survey/cells/cell_end.hpp"
#include "survey/cells/known_cells.hpp"
#include "survey/chunks/chunk_feed.hpp"
#include "survey/chunks/row_excerpts.hpp"
#include "survey/wide/left_out_rows.hpp"
#include "survey/wide/row_layout.hpp"

namespace hallmark {

/// Reads the rows of chunks, cell by cell, and gives what they say to a `Taker`:
///
///   bool begin_row(id, row, cell)      a row that says whose it is; where the row and the id's cell begin
///   bool wants_name(), name(text)      of the row's unit
///   digit(slot, digit)                 a cell of one digit
///   decimal(slot, digits, decimals, negative)   a decimal number of up to fifteen digits
///   cell(slot, meaning, small)         any other cell; `small` is its value if that is a digit, else -1
///   label(index, text, state, offset)
///   end_row(row)                       the text of the row
///   drop_row()                         the row is not one after all
///   bool began_unit()                  the row was the first of its unit
///
/// Plain cells are read where they stand. Everything else goes through the same readers as ever, one cell at a time,
/// and a row that does not fit through `CsvReader`, which says what is wrong with it.
template <class Taker>
class RowParser {
 public:
  RowParser(SlotReaders& readers, const Rubric& rubric, Taker& taker)
      : readers_(readers), rubric_(rubric), taker_(taker), known_(readers.count()) {
    blank_ = {readers.words_of({}).state, no_value};
    for (const std::vector<std::string>* words : {&rubric.survey.missing, &rubric.survey.not_applicable}) {
      for (const std::string& word : *words) {
        const std::string_view text = trim(word);
        if (!text.empty() && signs_of_numbers.find(text[0]) != std::string_view::npos) has_number_words_ = true;
      }
    }
  }

  /// The table that the next chunks are of.
  /// Without a layout, rows are only looked at for whether they fit the header.
  /// Without rows that are left out all are read.
  void set_table(const Table& table, const RowLayout* layout, LeftOutRows* left_out) {
    left_out_ = left_out;
    table_ = &table;
    layout_ = layout;
    delimiter_ = table.delimiter;
    end_ = CellEnd(delimiter_);
    numbers_are_plain_ = !has_number_words_ && rubric_.survey.numbers.decimal == '.' &&
                         signs_of_numbers.find(delimiter_) == std::string_view::npos;
  }

  /// Reads the rows of a chunk that begin `from` bytes behind its beginning or later. `excerpts` takes those that
  /// something may be said about, where the text is not held. Gives how many rows there were.
  std::size_t parse(const Chunk& chunk, std::size_t from, Findings& findings, RowExcerpts* excerpts) {
    chunk_ = chunk.text;
    offset_ = chunk.offset;
    findings_ = &findings;
    const char* at = chunk_.data() + from;
    const char* const end = chunk_.data() + chunk_.size();
    std::size_t rows = 0;
    if (left_out_ != nullptr) left_out_->look_at(chunk, from);
    while (at < end) {
      if (*at == '\n' || *at == '\r') {
        ++at;
        continue;
      }
      ++rows;
      if (left_out_ != nullptr) {
        if (const auto end_of_row = left_out_->end_of_row(static_cast<std::size_t>(at - chunk_.data()), findings, excerpts)) {
          at = chunk_.data() + *end_of_row;
          continue;
        }
      }
      const std::size_t errors = findings.error_count();
      const std::size_t warnings = findings.warning_count();
      const char* const row = at;
      const char* const next = layout_ != nullptr ? read_row(row) : nullptr;
      at = next != nullptr ? next : reread_row(row);
      if (excerpts == nullptr) continue;
      const bool is_shown = (findings.error_count() > errors && errors < Findings::limit) ||
                            (findings.warning_count() > warnings && warnings < Findings::limit);
      if (is_shown || taker_.began_unit()) excerpts->add(chunk, row, std::min(at, end));
    }
    return rows;
  }

 private:
  static constexpr std::string_view signs_of_numbers = "0123456789.-+%";

  const char* read_row(const char* const row) {
    const RowLayout& layout = *layout_;
    if (!layout.id_comes_first && !begin_row_early(row)) return nullptr;
    const char* at = row;
    const ColumnStep* const last = layout.steps.data() + layout.steps.size() - 1;
    for (const ColumnStep* step = layout.steps.data();; ++step) {
      switch (step->kind) {
        case ColumnStep::Kind::skip:
          at = skip_cell(at);
          break;
        case ColumnStep::Kind::number:
          at = read_number(at, step->slot);
          break;
        case ColumnStep::Kind::coded:
          at = read_other(at, step->slot);
          break;
        case ColumnStep::Kind::general:
          at = read_general(at, *step);
          break;
        case ColumnStep::Kind::id:
          at = layout.id_comes_first ? read_id(at, row, *step) : read_general(at, *step);
          break;
        case ColumnStep::Kind::name:
          at = read_name(at, *step);
          break;
      }
      if (at == nullptr) return nullptr;
      if (step == last) break;
      if (*at != delimiter_) return nullptr;
      ++at;
    }
    if (*at != '\n' && *at != '\r') return nullptr;
    taker_.end_row({row, static_cast<std::size_t>(at - row)});
    return at + (at[0] == '\r' && at[1] == '\n' ? 2 : 1);
  }

  bool begin_row_early(const char* const row) {
    const char* at = row;
    for (std::size_t column = 0; column < layout_->id; ++column) {
      at = skip_cell(at);
      if (at == nullptr || *at != delimiter_) return false;
      ++at;
    }
    Cell cell;
    return read_cell(at, cell) != nullptr && begin_row(trim(cell.text), row, cell.offset);
  }

  bool begin_row(std::string_view id, const char* row, std::size_t cell) {
    if (id.empty()) return false;
    id = readers_.current_code(id);
    if (!taker_.begin_row(id, offset_of(row), cell)) return false;
    if (layout_->id_is_name && taker_.wants_name()) taker_.name(id);
    return true;
  }

  const char* read_id(const char* at, const char* row, const ColumnStep& step) {
    Cell cell;
    const char* const end = read_cell(at, cell);
    if (end == nullptr || !begin_row(trim(cell.text), row, cell.offset)) return nullptr;
    if (!step.uses.empty()) use(cell, step);
    return end;
  }

  const char* read_name(const char* at, const ColumnStep& step) {
    if (step.uses.empty() && !taker_.wants_name()) return skip_cell(at);
    Cell cell;
    const char* const end = read_cell(at, cell);
    if (end == nullptr) return nullptr;
    if (taker_.wants_name()) taker_.name(trim(cell.text));
    use(cell, step);
    return end;
  }

  const char* read_general(const char* at, const ColumnStep& step) {
    Cell cell;
    const char* const end = read_cell(at, cell);
    if (end != nullptr) use(cell, step);
    return end;
  }

  void use(const Cell& cell, const ColumnStep& step) {
    const MarkedText said = readers_.words_of(trim(cell.text));
    for (const CellUse& use : step.uses) {
      if (use.is_label) {
        taker_.label(use.index, said.text, said.state, cell.offset);
      } else {
        taker_.cell(use.index, meaning_of(use.index, said, cell.offset), -1);
      }
    }
  }

  CellMeaning meaning_of(std::size_t slot, const MarkedText& said, std::size_t offset) {
    if (!is_answered(said.state)) return {said.state, no_value};
    const auto value = readers_.value_of(slot, said.text, {table_->source, offset}, *findings_);
    return value ? CellMeaning{said.state, *value} : CellMeaning{};
  }

  const char* read_number(const char* const cell, std::uint32_t slot) {
    if (!numbers_are_plain_) return read_other(cell, slot);
    const auto digit = static_cast<unsigned>(static_cast<unsigned char>(*cell)) - '0';
    if (digit <= 9 && end_.is(cell[1])) {
      taker_.digit(slot, digit);
      return cell + 1;
    }
    if (end_.is(*cell)) {
      taker_.cell(slot, blank_, -1);
      return cell;
    }
    const char* const end = read_decimal(cell, slot);
    return end != nullptr ? end : read_other(cell, slot);
  }

  /// A plain decimal number up to where the cell ends, or nothing.
  const char* read_decimal(const char* at, std::uint32_t slot) {
    const bool negative = *at == '-';
    at += negative ? 1 : 0;
    std::uint64_t digits = 0;
    const char* const whole = at;
    while (is_digit(*at)) digits = digits * 10 + static_cast<unsigned>(*at++ - '0');
    std::ptrdiff_t count = at - whole;
    std::ptrdiff_t decimals = 0;
    if (*at == '.') {
      const char* const fraction = ++at;
      while (is_digit(*at)) digits = digits * 10 + static_cast<unsigned>(*at++ - '0');
      decimals = at - fraction;
      count += decimals;
    }
    // More of them may not be exact, and have overflowed by now.
    if (count == 0 || count > 15) return nullptr;
    if (*at == '%' && rubric_.survey.numbers.lenient) ++at;
    if (!end_.is(*at)) return nullptr;
    taker_.decimal(slot, static_cast<std::int64_t>(digits), static_cast<int>(decimals), negative);
    return at;
  }

  /// A cell by what it says in full: one that is known, or one to be worked out.
  const char* read_other(const char* const cell, std::uint32_t slot) {
    if (end_.is(*cell)) {
      taker_.cell(slot, blank_, -1);
      return cell;
    }
    const char* const end = *cell == '"' ? nullptr : end_.from(cell);
    const auto length = static_cast<std::size_t>(end == nullptr ? 0 : end - cell);
    if (const KnownCells::Entry* known = known_[slot].find(cell, length)) {
      taker_.cell(slot, known->meaning, known->small);
      return end;
    }
    Cell found;
    const char* const behind = read_cell(cell, found);
    if (behind == nullptr) return nullptr;
    const std::size_t before = findings_->error_count() + findings_->warning_count();
    const CellMeaning meaning = meaning_of(slot, readers_.words_of(trim(found.text)), found.offset);
    const bool is_clean = before == findings_->error_count() + findings_->warning_count();
    if (is_clean) known_[slot].learn(cell, length, meaning);
    taker_.cell(slot, meaning, -1);
    return behind;
  }

  const char* skip_cell(const char* at) const { return *at == '"' ? behind_quoted(at) : end_.from(at); }

  /// Behind the closing quote; nothing where it is never closed.
  const char* behind_quoted(const char* at) const {
    const char* const end = chunk_.data() + chunk_.size();
    while (true) {
      const std::string_view rest(at + 1, static_cast<std::size_t>(end - at - 1));
      const std::size_t quote = rest.find('"');
      if (quote == std::string_view::npos) return nullptr;
      at += quote + 2;
      if (at == end || *at != '"') return at;
    }
  }

  /// Reads a cell and gives where it ends; nothing where its quotes are broken. The text lasts until the next call.
  const char* read_cell(const char* const at, Cell& cell) {
    cell.offset = offset_of(at);
    const char* const end = skip_cell(at);
    if (end == nullptr) return nullptr;
    if (*at != '"') {
      cell.text = {at, static_cast<std::size_t>(end - at)};
      return end;
    }
    cell.text = {at + 1, static_cast<std::size_t>(end - at - 2)};
    if (cell.text.find('"') == std::string_view::npos) return end;
    unquoted_.clear();
    for (std::size_t i = 0; i < cell.text.size(); ++i) {
      unquoted_.push_back(cell.text[i]);
      if (cell.text[i] == '"') ++i;
    }
    cell.text = unquoted_;
    return end;
  }

  /// Reads a row with everything that may be said of it.
  const char* reread_row(const char* const row) {
    taker_.drop_row();
    const auto from = static_cast<std::size_t>(row - chunk_.data());
    CsvReader reader(table_->source, chunk_.substr(from), offset_ + from, delimiter_);
    reader.keep_blank_rows();
    const bool says_something = reader.next(*findings_) && !reader.row_is_blank();
    if (says_something && row_fits(reader, table_->header, *findings_) && layout_ != nullptr) take_row(reader);
    return chunk_.data() + (reader.offset() - offset_);
  }

  void take_row(const CsvReader& reader) {
    const std::vector<Cell>& row = reader.row();
    const char* const text = chunk_.data() + (reader.row_offset() - offset_);
    const std::string_view id = trim(row[layout_->id].text);
    if (id.empty()) {
      findings_->error(
          Code::survey_blank_id, {table_->source, row[layout_->id].offset, 1},
          fmt::format("the row has no {}: every row of a survey says whose it is", in_quotes(rubric_.survey.id.text)));
    }
    if (!begin_row(id, text, row[layout_->id].offset)) return;
    for (std::size_t i = 0; i < layout_->steps.size(); ++i) {
      const ColumnStep& step = layout_->steps[i];
      if (step.kind == ColumnStep::Kind::name && taker_.wants_name()) taker_.name(trim(row[i].text));
      if (step.kind != ColumnStep::Kind::skip) use(row[i], step);
    }
    const std::size_t end = reader.offset() - offset_;
    std::string_view rest = chunk_.substr(0, end);
    rest.remove_prefix(static_cast<std::size_t>(text - chunk_.data()));
    taker_.end_row(rest);
  }

  [[nodiscard]] std::size_t offset_of(const char* at) const {
    return offset_ + static_cast<std::size_t>(at - chunk_.data());
  }

  SlotReaders& readers_;
  const Rubric& rubric_;
  char delimiter_ = ',';
  CellEnd end_{','};
  Taker& taker_;
  const Table* table_ = nullptr;
  const RowLayout* layout_ = nullptr;
  std::vector<KnownCells> known_;  ///< By slot.
  CellMeaning blank_;
  bool numbers_are_plain_ = true;  ///< Digits say what they say, with no more ado.
  bool has_number_words_ = false;
  LeftOutRows* left_out_ = nullptr;
  std::string_view chunk_;
  std::size_t offset_ = 0;  ///< Of the chunk.
  Findings* findings_ = nullptr;
  std::string unquoted_;
};

}  // namespace hallmark
