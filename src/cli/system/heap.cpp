#include "cli/system/heap.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>

#include <sys/mman.h>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace hallmark {

#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)

namespace {

/// Takes the whole pages of a size in a block. A system that does not know how gives them as ever.
void take_now(const void* block, std::size_t bytes) {
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto at = reinterpret_cast<std::uintptr_t>(block);
  const std::uintptr_t begin = (at + page - 1) / page * page;
  const std::uintptr_t end = (at + bytes) / page * page;
  if (begin < end) (void)::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_POPULATE_WRITE);
}

}  // namespace

void reserve_heap(std::size_t bytes, HeapUse of_threads) {
  // Much of what is reserved may never be needed: a page counts once something stands in it.
  constexpr std::size_t most = std::size_t{3} << 29;
  constexpr std::size_t most_at_once = std::size_t{4} << 20;
  // What is freed stays with the program, and what is asked for comes from there.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  if (of_threads == HeapUse::shared) mallopt(M_ARENA_MAX, 1);
  bytes = std::min(bytes, most);
  void* const block = std::malloc(bytes);
  if (block == nullptr) return;
  take_now(block, std::min(bytes, most_at_once));
  std::free(block);
}

#else

void reserve_heap(std::size_t /*bytes*/, HeapUse /*of_threads*/) {}

#endif

}  // namespace hallmark
