#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cli/system/input_files.hpp"
#include "hallmark/support/text_stream.hpp"

namespace hallmark {

/// A file that is open for reading piece by piece, or standard input for "-": unpacked and decoded like `read_input`.
class FileStream : public TextStream {
 public:
  /// Throws WorldError.
  FileStream(const std::string& path, Encoding encoding, bool wants_digest);
  ~FileStream() override;

  [[nodiscard]] std::size_t read(char* into, std::size_t room) override;
  [[nodiscard]] bool can_read_again() const override;
  [[nodiscard]] std::string read_again(std::size_t offset, std::size_t length) const override;

  [[nodiscard]] const std::string& name() const { return name_; }
  /// Of the text: not known where it comes packed or is decoded.
  [[nodiscard]] std::size_t size() const override {
    return unpacker_ || encoding_ != Encoding::utf8 ? 0 : bytes_of_file();
  }
  /// As the file system says; 0 of a pipe.
  [[nodiscard]] std::size_t bytes_of_file() const { return size_; }
  /// The SHA-256 of the file's bytes, once it has been read to its end; empty unless it was asked for.
  [[nodiscard]] std::string digest();

 private:
  class Unpacker;
  class Digest;

  std::size_t read_file(char* into, std::size_t room);
  std::size_t read_unpacked(char* into, std::size_t room);
  std::size_t read_decoded(char* into, std::size_t room);

  std::string path_;
  std::string name_;
  int descriptor_ = -1;
  bool is_regular_ = false;
  std::size_t size_ = 0;
  Encoding encoding_;
  std::unique_ptr<Unpacker> unpacker_;  ///< Where the file is packed.
  std::unique_ptr<Digest> digest_;
  std::string looked_at_;  ///< The first bytes, which say whether it is packed.
  std::string decoded_;    ///< What did not fit where it was wanted.
};

}  // namespace hallmark
