#pragma once

// Marks a function that is compiled for several machines, of which one is chosen when the program starts. Wider
// instructions do the same operations on more numbers, so the results are the same. Sanitizers cannot look into that
// choice.
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HALLMARK_FOR_MACHINES __attribute__((target_clones("avx2", "default")))
#else
#define HALLMARK_FOR_MACHINES
#endif
