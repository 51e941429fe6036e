#pragma once

#include <string>

namespace hallmark {

/// Holds a staged file or folder, open as `number`, as long as any descriptor of that opening is: no other run takes it
/// for left behind. False where another run cleared it before it could be held. Where the file system knows no locks,
/// nothing is held and nothing cleared.
[[nodiscard]] bool hold_staged(int number, const std::string& name);

/// Removes what runs that were killed left half written in a folder: what is named as a staged file or folder is and no
/// run holds. What cannot be removed stays.
void clear_left_behind(const std::string& folder);

}  // namespace hallmark
