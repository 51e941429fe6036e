#pragma once

#include <cstddef>

namespace hallmark {

/// Makes room for that much in one piece, and keeps what is freed. The first megabytes are taken from the system at
/// once, where it can be told so: it hands memory out a page at a time otherwise, when the page is first touched, and
/// for a small survey that takes longer than scoring it.
/// Threads take from there too, or, where they make much that is small and would wait for each other, have heaps of
/// their own.
enum class HeapUse : unsigned char { shared, own };
void reserve_heap(std::size_t bytes, HeapUse of_threads = HeapUse::shared);

}  // namespace hallmark
