#pragma once

#include <atomic>
#include <cstddef>
#include <string_view>
#include <thread>
#include <vector>

#include "hallmark/support/workers.hpp"

namespace hallmark::test {

/// Real threads, as the command line brings them.
inline Workers threads(std::size_t count) {
  return {count, [count](std::string_view /*phase*/, std::size_t jobs, const Workers::Job& job) {
            std::atomic<std::size_t> next = 0;
            std::vector<std::thread> running;
            for (std::size_t worker = 0; worker < count; ++worker) {
              running.emplace_back([&, worker] {
                for (std::size_t at = next++; at < jobs; at = next++) job(at, worker);
              });
            }
            for (std::thread& thread : running) thread.join();
          }};
}

}  // namespace hallmark::test
