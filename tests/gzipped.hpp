#pragma once

#include <string>

#include <zlib.h>

#include "catch.hpp"

namespace hallmark::test {

/// A text as one member of a gzip file.
inline std::string gzipped(std::string text) {
  constexpr int as_gzip = 16 + MAX_WBITS;
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, as_gzip, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(packed.size() - stream.avail_out);
  REQUIRE(deflateEnd(&stream) == Z_OK);
  return packed;
}

}  // namespace hallmark::test
