#include "support/file_kind.hpp"

#include <array>
#include <memory>
#include <string>


namespace hallmark {

namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  std::string_view kind;
};

constexpr std::array<Mark, 16> marks = {{{"%PDF-"sv, "a PDF"},
                                         {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Excel workbook (.xls)"},
                                         {"\x09\x08\x10\x00\x00\x06\x05\x00"sv, "an old Excel workbook (.xls)"},
                                         {"\x09\x08\x08\x00\x00\x05\x05\x00"sv, "an old Excel workbook (.xls)"},
                                         {"\x89PNG\r\n\x1A\n"sv, "a PNG picture"},
                                         {"\xFF\xD8\xFF"sv, "a JPEG picture"},
                                         {"GIF87a"sv, "a GIF picture"},
                                         {"GIF89a"sv, "a GIF picture"},
                                         {"{\\rtf"sv, "an RTF document"},
                                         {"SQLite format 3\0"sv, "an SQLite database"},
                                         {"PAR1"sv, "a Parquet file"},
                                         {"BZh"sv, "a file packed with bzip2"},
                                         {"\xFD"
                                          "7zXZ\0"sv,
                                          "a file packed with xz"},
                                         {"\x28\xB5\x2F\xFD"sv, "a file packed with zstd"},
                                         {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
                                         {"Rar!\x1A\x07"sv, "a RAR archive"}}};

/// Workbooks and documents of today are ZIP files; the name of a part or its kind stands near the beginning.
std::string_view kind_of_zip(std::string_view bytes) {
  const std::string_view beginning = bytes.substr(0, 4096);
  const auto has = [beginning](std::string_view part) { return beginning.find(part) != std::string_view::npos; };
  if (has("application/vnd.oasis.opendocument.spreadsheet")) return "an OpenDocument spreadsheet (.ods)";
  if (has("application/vnd.oasis.opendocument.text")) return "an OpenDocument text (.odt)";
  if (has("word/")) return "a Word document (.docx)";
  if (has("xl/")) return "an Excel workbook (.xlsx)";
  // The list of parts is at the end.
  if (has("[Content_Types].xml") && bytes.find("xl/workbook") != std::string_view::npos)
    return "an Excel workbook (.xlsx)";
  return "a ZIP archive";
}

}  // namespace

std::string_view kind_of_binary(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return kind_of_zip(bytes);
  for (const Mark& mark : marks) {
    if (bytes.starts_with(mark.bytes)) return mark.kind;
  }
  return {};
}

Place place_of_file(const Source& source) {
  return {std::make_shared<const SourceText>(source->name(), std::string()), 0, 1};
}

}  // namespace hallmark
