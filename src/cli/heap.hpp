#pragma once

#include <cstddef>

namespace hallmark {

/// Takes that much memory from the system at once, where it can be told so. It hands memory out a page at a time
/// otherwise, when the page is first touched, which on a virtual machine takes longer than scoring what is in it.
void reserve_heap(std::size_t bytes);

}  // namespace hallmark
