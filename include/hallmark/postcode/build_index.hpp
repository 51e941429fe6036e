#pragma once

#include <span>
#include <string>

#include "hallmark/postcode/postcode_index.hpp"
#include "hallmark/postcode/read_postcodes.hpp"

namespace hallmark {

/// What is to be said of the sources of an index, where the files themselves do not say it.
struct PostcodeCredits {
  std::string date;
  std::string attribution;  ///< Instead of the publisher's.
};

/// Merges the postcodes of several files into an index. A postcode that is in use wins over one that has ended, one
/// with a council over one without, and otherwise the file that is named first; where two say that it lies with
/// different councils, that is a warning. The order of files that do not contradict each other makes no difference.
[[nodiscard]] Result<std::string> build_postcode_index(std::span<const PostcodeRows> files,
                                                       const PostcodeCredits& credits);

}  // namespace hallmark
