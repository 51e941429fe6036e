#pragma once

#include <cstddef>

namespace hallmark {

/// Takes that much memory from the system at once, where it can be told so. It hands memory out a page at a time
/// otherwise, when the page is first touched, which on a virtual machine takes longer than scoring what is in it.
/// Threads take from there too, or, where they make much that is small and would wait for each other, have heaps of
/// their own.
enum class HeapUse : unsigned char { shared, own };
void reserve_heap(std::size_t bytes, HeapUse of_threads = HeapUse::shared);

}  // namespace hallmark
