#include "report/format/text_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

constexpr std::size_t narrowest_name = 20;

std::string padded(const std::string& text, std::size_t width, bool to_the_right) {
  const std::size_t used = display_width(text);
  const std::string blanks(used < width ? width - used : 0, ' ');
  return to_the_right ? blanks + text : text + blanks;
}

std::string dimmed(const std::string& text, bool colour) {
  return colour ? "\033[36m" + text + "\033[0m" : text;
}

std::size_t drawn_width(const TextColumn& column) {
  return column.is_bar ? bar_width : column.width();
}

}  // namespace

std::string bar_text(double share) {
  static constexpr std::array<std::string_view, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto parts = static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * 8.0 * bar_width));
  std::string drawn;
  for (std::size_t i = 0; i < parts / 8; ++i) drawn += "█";
  return drawn + std::string(eighths[parts % 8]);
}

void clean(std::vector<TextColumn>& columns) {
  for (TextColumn& column : columns) {
    column.heading = without_controls(column.heading);
    for (std::string& cell : column.cells) cell = without_controls(cell);
  }
}

std::size_t TextColumn::width() const {
  std::size_t widest = display_width(heading);
  for (const std::string& cell : cells) widest = std::max(widest, display_width(cell));
  return widest;
}

std::vector<std::string> fit_columns(std::vector<TextColumn>& columns, const TableFit& fit) {
  clean(columns);
  TextColumn& name = columns[1];
  std::size_t fixed = 0;
  for (std::size_t i = 0; i < fit.always; ++i) fixed += i == 1 ? 2 : columns[i].width() + 2;
  const std::size_t room = fit.width > fixed ? fit.width - fixed : 0;
  std::size_t name_width = std::min(name.width(), fit.widest_name);
  if (name_width > room) name_width = std::max(room, std::size_t{8});
  // What comes behind it is worth more than the end of a long name.
  if (name_width > narrowest_name && name_width + fit.for_the_rest > room)
    name_width = std::max(narrowest_name, room > fit.for_the_rest ? room - fit.for_the_rest : 0);
  name.heading = cut_to_width(name.heading, name_width);
  for (std::string& cell : name.cells) cell = cut_to_width(cell, name_width);

  std::size_t used = 0;
  std::vector<TextColumn> kept;
  std::vector<std::string> left_out;
  for (TextColumn& column : columns) {
    const std::size_t needed = drawn_width(column) + (kept.empty() ? 0 : 2);
    if (kept.size() < fit.always || (used + needed <= fit.width && left_out.empty())) {
      used += needed;
      kept.push_back(std::move(column));
    } else if (!column.is_bar) {
      left_out.push_back(column.heading);
    }
  }
  columns = std::move(kept);
  return left_out;
}

std::string rows_text(const std::vector<TextColumn>& columns, std::size_t first, std::size_t count, bool colour) {
  std::string head;
  for (const TextColumn& column : columns)
    head +=
        (&column == &columns.front() ? "" : "  ") + padded(column.heading, drawn_width(column), column.to_the_right);
  head.erase(head.find_last_not_of(' ') + 1);
  std::string text = in_bold(head, colour) + "\n";
  std::vector<std::size_t> widths;
  std::ranges::transform(columns, std::back_inserter(widths), drawn_width);
  for (std::size_t row = first; row < first + count; ++row) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string cell = padded(columns[i].cells[row], widths[i], columns[i].to_the_right);
      line += (i > 0 ? "  " : "") + dimmed(cell, colour && columns[i].is_bar);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string wrapped(const std::string& of, std::size_t width, std::size_t indent) {
  const std::string text = without_controls(of);
  const std::size_t front = std::min(text.find_first_not_of(' '), text.size());
  std::string result(front, ' ');
  std::size_t used = 0;
  for (std::size_t at = front; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const std::size_t needed = display_width(word);
    if (used > 0 && used + 1 + needed > width) {
      result += "\n" + std::string(indent, ' ');
      used = indent;
    } else if (used > 0) {
      result += ' ';
      ++used;
    }
    result += word;
    used += needed;
    at = end + 1;
  }
  return result + "\n";
}

std::string in_bold(const std::string& text, bool colour) {
  const std::string shown = without_controls(text);
  return colour ? "\033[1m" + shown + "\033[0m" : shown;
}

}  // namespace hallmark
