#include "report/site/address.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "support/ascii.hpp"

namespace hallmark {

namespace {

constexpr std::size_t longest_address = 60;

/// FNV-1a, 64 bits.
std::uint64_t sum_of(std::string_view text) {
  std::uint64_t sum = 0xcbf29ce484222325U;
  for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return sum;
}

/// What Windows takes for a device, whatever stands behind a dot: no file there can be called so.
bool is_device(std::string_view name) {
  constexpr std::array<std::string_view, 4> devices = {"con", "prn", "aux", "nul"};
  if (std::ranges::find(devices, name) != devices.end()) return true;
  return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && is_digit(name[3]);
}

}  // namespace

std::string address_of(std::string_view code, Letters letters) {
  std::string address;
  bool is_whole = code.size() <= longest_address;
  for (const char c : code) {
    if (is_letter(c)) {
      address.push_back(to_small(c));
      is_whole = is_whole && is_capital(c) == (letters == Letters::capital);
    } else if (is_digit(c) || c == '_') {
      address.push_back(c);
    } else {
      is_whole = is_whole && c == '-' && !address.empty() && !address.ends_with('-');
      if (!address.empty() && !address.ends_with('-')) address.push_back('-');
    }
  }
  if (is_whole && !address.empty() && !address.ends_with('-') && !is_device(address)) return address;
  address.resize(std::min(address.size(), longest_address));
  while (address.ends_with('-')) address.pop_back();
  return fmt::format("{}{}{:016x}", address, address.empty() ? "" : "-", sum_of(code));
}

}  // namespace hallmark
