#include "cli/system/gunzip.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include <zlib.h>

#include "cli/system/descriptor.hpp"

namespace hallmark {

Gunzip::Gunzip(std::string path, Read packed)
    : path_(std::move(path)),
      read_packed_(std::move(packed)),
      packed_(std::size_t{256} * 1024, '\0'),
      stream_(std::make_unique<z_stream>()) {
  constexpr int gzip_only = 16 + MAX_WBITS;
  if (inflateInit2(stream_.get(), gzip_only) != Z_OK) throw std::bad_alloc();
}

Gunzip::~Gunzip() {
  inflateEnd(stream_.get());
}

std::size_t Gunzip::read(char* into, std::size_t room) {
  constexpr std::size_t most = std::size_t{1} << 30;  // zlib counts in 32 bits
  std::size_t done = 0;
  while (done < room && refill()) {
    if (is_at_end_) inflateReset(stream_.get());
    const std::size_t wanted = std::min(room - done, most);
    stream_->next_out = reinterpret_cast<Bytef*>(into + done);
    stream_->avail_out = static_cast<uInt>(wanted);
    const int state = inflate(stream_.get(), Z_NO_FLUSH);
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) cannot_read(path_, "the gzip file is damaged");
    is_at_end_ = state == Z_STREAM_END;
    done += wanted - stream_->avail_out;
  }
  if (done < room && !is_at_end_) cannot_read(path_, "the gzip file is truncated");
  return done;
}

bool Gunzip::refill() {
  if (stream_->avail_in > 0) return true;
  const std::size_t count = read_packed_(packed_.data(), packed_.size());
  stream_->next_in = reinterpret_cast<Bytef*>(packed_.data());
  stream_->avail_in = static_cast<uInt>(count);
  return count > 0;
}

}  // namespace hallmark
