#pragma once

#include <string>
#include <vector>

#include "hallmark/report/site.hpp"

namespace hallmark {

/// Writes a whole folder or nothing. A new one appears complete; of one that an earlier run wrote (its manifest says
/// so) the files are replaced one by one, those that are no longer part of it removed, and everything else left alone.
/// A folder with other things in it is not touched, nor one in which a link leads out of it. Where another run writes the
/// same folder, this waits until that is done. Throws WorldError.
void write_folder(const std::string& folder, const std::vector<SiteFile>& files);

}  // namespace hallmark
