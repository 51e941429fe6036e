#include "cli/system/file_stream.hpp"

#include <algorithm>
#include <utility>

#include "hallmark/support/unicode.hpp"

namespace hallmark {

std::optional<Encoding> encoding_called(std::string_view name) {
  const std::string folded = fold_case(name);
  for (const EncodingRow& row : enum_rows<Encoding>) {
    const bool is_it = row.word == folded || std::ranges::find(row.other_words, folded) != row.other_words.end();
    if (is_it && !folded.empty()) return row.enumerator;
  }
  return std::nullopt;
}

std::string name_of_input(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

bool is_gzip(const std::string& path, std::string_view bytes) {
  if (bytes.starts_with(gzip_mark)) return true;
  if (path.ends_with(".gz")) cannot_read(path, "its name ends in .gz but it is not a gzip file");
  return false;
}

FileStream::FileStream(const std::string& path, Encoding encoding, bool wants_digest)
    : name_(name_of_input(path)), file_(Descriptor::to_read(path)), size_(file_.size()), encoding_(encoding) {
  if (wants_digest) digest_.emplace();
  std::string first(gzip_mark.size(), '\0');
  first.resize(read_file(first.data(), first.size()));
  looked_at_ = first;
  if (is_gzip(path, first))
    gunzip_.emplace(path, [this](char* into, std::size_t room) { return read_file(into, room); });
  std::string mark(2, '\0');
  mark.resize(read_unpacked(mark.data(), mark.size()));
  if (Utf16Decoder::begins(mark)) {
    utf16_.emplace(mark[0] == '\xFE');
  } else {
    unpacked_ = std::move(mark);
  }
}

std::size_t FileStream::read(char* into, std::size_t room) {
  return encoding_ == Encoding::utf8 && !utf16_ ? read_unpacked(into, room) : read_decoded(into, room);
}

std::string FileStream::read_all() {
  return read_to_end(size(), [this](char* into, std::size_t room) { return read(into, room); });
}

std::size_t FileStream::read_file(char* into, std::size_t room) {
  const std::size_t known = looked_at_.copy(into, room);
  looked_at_.erase(0, known);
  const std::size_t count = file_.read(into + known, room - known);
  if (digest_) digest_->add({into + known, count});
  return known + count;
}

std::size_t FileStream::read_unpacked(char* into, std::size_t room) {
  const std::size_t known = unpacked_.copy(into, room);
  unpacked_.erase(0, known);
  into += known;
  room -= known;
  return known + (gunzip_ ? gunzip_->read(into, room) : read_file(into, room));
}

std::size_t FileStream::read_decoded(char* into, std::size_t room) {
  while (decoded_.size() < room) {
    const std::string more = decode_more();
    if (more.empty()) break;
    decoded_ += more;
  }
  const std::size_t given = decoded_.copy(into, room);
  decoded_.erase(0, given);
  return given;
}

std::string FileStream::decode_more() {
  std::string text;
  // A piece may end before a character is whole.
  for (bool at_end = false; text.empty() && !at_end;) {
    std::string bytes(std::size_t{64} * 1024, '\0');
    bytes.resize(read_unpacked(bytes.data(), bytes.size()));
    at_end = bytes.empty();
    if (!utf16_) {
      text = from_cp1252(bytes);
    } else if (at_end) {
      utf16_->finish(text);
    } else {
      utf16_->add(bytes, text);
    }
  }
  return text;
}

bool FileStream::can_read_again() const {
  return size_ && is_as_on_disk() && file_.path() != "-";
}

std::string FileStream::read_again(std::size_t offset, std::size_t length) const {
  std::string text(length, '\0');
  text.resize(file_.read_at(offset, text.data(), text.size()));
  return text;
}

std::string FileStream::digest() {
  return digest_ ? digest_->text() : std::string();
}

}  // namespace hallmark
