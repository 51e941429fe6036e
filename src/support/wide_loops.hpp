#pragma once

/// Before a function whose loops do the same with many numbers: where the compiler can, it is built twice, for any
/// processor and for those with AVX2, and the program takes the one that fits when it starts. Both give the same bits,
/// since neither contracts nor reorders anything. Sanitizers have to be set up before such a choice can be made.
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HALLMARK_WIDE_LOOPS __attribute__((target_clones("avx2", "default")))
#else
#define HALLMARK_WIDE_LOOPS
#endif
