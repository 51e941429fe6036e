// The digest's plain functions, which are called deprecated: the others set up all of OpenSSL first, which takes longer
// than scoring four hundred councils.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "cli/system/digest.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/sha.h>

namespace hallmark {

Digest::Digest() : state_(std::make_unique<SHA256state_st>()) {
  SHA256_Init(state_.get());
}

Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
  SHA256_Update(state_.get(), bytes.data(), bytes.size());
}

std::string Digest::text() {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_Final(digest.data(), state_.get());
  std::string text;
  for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

std::string sha256_of(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.text();
}

}  // namespace hallmark
