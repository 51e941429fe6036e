#include "report/format/csv_writer.hpp"

#include <string>

#include "report/format/csv_field.hpp"

namespace hallmark {

void CsvWriter::put_text(std::string_view text) {
  if (is_plain_csv_text(text)) {
    put(text);
  } else {
    put(std::string_view(csv_text(text)));
  }
}

void CsvWriter::grow(std::size_t more) {
  room_.resize(2 * room_.size() + more);
}

}  // namespace hallmark
