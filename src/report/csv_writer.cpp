#include "report/csv_writer.hpp"

#include <algorithm>
#include <string>

#include "hallmark/support/number.hpp"
#include "report/csv_field.hpp"

namespace hallmark {

void CsvWriter::put(std::string_view plain) {
  make_room(plain.size());
  std::ranges::copy(plain, room_.begin() + static_cast<std::ptrdiff_t>(used_));
  used_ += plain.size();
}

void CsvWriter::put(double number) {
  make_room(longest_number);
  char* const at = room_.data() + used_;
  used_ += static_cast<std::size_t>(number_to(at, number) - at);
}

void CsvWriter::put_text(std::string_view text) {
  if (is_plain_csv_text(text)) {
    put(text);
  } else {
    put(std::string_view(csv_text(text)));
  }
}

}  // namespace hallmark
