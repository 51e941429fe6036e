#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/system/descriptor.hpp"
#include "cli/system/digest.hpp"
#include "cli/system/gunzip.hpp"
#include "cli/system/utf16.hpp"
#include "hallmark/support/enum_table.hpp"
#include "hallmark/support/text_stream.hpp"

namespace hallmark {

enum class Encoding : std::uint8_t { utf8, cp1252 };

/// An encoding and what it is called, by itself and by others.
struct EncodingRow {
  Encoding enumerator;
  std::string_view word;
  std::array<std::string_view, 3> other_words;
};

template <>
inline constexpr auto enum_rows<Encoding> =
    enum_table<EncodingRow>({{Encoding::utf8, "utf-8", {"utf8"}},
                             {Encoding::cp1252, "cp1252", {"windows-1252", "latin1", "iso-8859-1"}}});

/// The encoding that is called so in any case of letters, or nothing.
[[nodiscard]] std::optional<Encoding> encoding_called(std::string_view name);

/// What messages call the file at a path.
[[nodiscard]] std::string name_of_input(const std::string& path);

/// Whether a file is to be unpacked, by its first bytes. Throws WorldError where only its name says that it is packed.
[[nodiscard]] bool is_gzip(const std::string& path, std::string_view bytes);

/// The text of a file, or of standard input for "-", piece by piece: unpacked where it is packed by gzip, and in UTF-8,
/// also where it is UTF-16 with its mark.
class FileStream : public TextStream {
 public:
  /// Throws WorldError.
  explicit FileStream(const std::string& path, Encoding encoding = Encoding::utf8, bool wants_digest = false);

  [[nodiscard]] std::size_t read(char* into, std::size_t room) override;
  /// All that is left of it.
  [[nodiscard]] std::string read_all();
  [[nodiscard]] bool can_read_again() const override;
  [[nodiscard]] std::string read_again(std::size_t offset, std::size_t length) const override;

  [[nodiscard]] const std::string& name() const { return name_; }
  /// Of the text: not known where it comes packed or is decoded.
  [[nodiscard]] std::size_t size() const override { return is_as_on_disk() ? bytes_of_file() : 0; }
  /// As the file system says; 0 of a pipe.
  [[nodiscard]] std::size_t bytes_of_file() const { return size_.value_or(0); }
  /// The SHA-256 of the file's bytes, once it has been read to its end; empty unless it was asked for.
  [[nodiscard]] std::string digest();

 private:
  [[nodiscard]] bool is_as_on_disk() const { return !gunzip_ && !utf16_ && encoding_ == Encoding::utf8; }

  std::size_t read_file(char* into, std::size_t room);
  std::size_t read_unpacked(char* into, std::size_t room);
  std::size_t read_decoded(char* into, std::size_t room);
  /// The next bytes in UTF-8; none at the end.
  std::string decode_more();

  std::string name_;
  Descriptor file_;
  std::optional<std::size_t> size_;  ///< Of a regular file.
  Encoding encoding_;
  std::optional<Gunzip> gunzip_;  ///< Where the file is packed.
  std::optional<Digest> digest_;
  std::optional<Utf16Decoder> utf16_;  ///< Where the text begins with its mark.
  std::string looked_at_;  ///< The first bytes, which say whether it is packed.
  std::string unpacked_;   ///< The first bytes of the text, which say whether it is UTF-16.
  std::string decoded_;    ///< What did not fit where it was wanted.
};

}  // namespace hallmark
