#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hallmark/lookup/lookup.hpp"
#include "hallmark/report/write.hpp"

namespace hallmark {

/// Answers as CSV, a row each, as they come.
class LookupRows {
 public:
  explicit LookupRows(const Lookup& lookup);

  void add(const LookupAnswer& answer);
  [[nodiscard]] const std::string& text() const { return csv_; }
  [[nodiscard]] std::string take() { return std::move(csv_); }

 private:
  const Lookup& lookup_;
  std::string csv_;
  std::unordered_map<const void*, std::string> known_;  ///< By councils: what they are rated.
};

/// Answers in a format, in their order.
[[nodiscard]] std::string write(const Lookup& lookup, const std::vector<LookupAnswer>& answers, Format format,
                                const TerminalStyle& style = {});

}  // namespace hallmark
