#pragma once

// Debian 12 ships Catch2 2, newer systems Catch2 3; the tests see one interface.
#ifdef HALLMARK_CATCH2_V3
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
