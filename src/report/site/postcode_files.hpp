#pragma once

#include <vector>

#include "hallmark/lookup/lookup.hpp"
#include "report/site/site_pages.hpp"

namespace hallmark {

/// The data of the search box, as scripts, which pages may load from a disk too: a file an outward code with
/// the answers there and which postcode gets which, and `postcodes/outward-codes.js` with the codes that have one.
[[nodiscard]] std::vector<SiteFile> postcode_files(const SiteIndex& index, Lookup& lookup);

}  // namespace hallmark
