// hallmark_measure RESULT COMMAND...
// Runs a command and writes its exit code, wall seconds, CPU seconds and peak memory in KiB into a file. It is small on
// purpose: the system counts what a process held before it became another program as that program's, so a runner in
// Python would find no peak below its own.

#include <chrono>
#include <fstream>
#include <iomanip>
#include <iostream>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

#ifdef __APPLE__
constexpr long bytes_a_unit = 1;
#else
constexpr long bytes_a_unit = 1024;
#endif

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: hallmark_measure RESULT COMMAND...\n";
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    execvp(argv[2], argv + 2);
    std::cerr << "hallmark_measure: '" << argv[2] << "' cannot be run\n";
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) {
    std::cerr << "hallmark_measure: no process could be started\n";
    return 3;
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::ofstream out(argv[1]);
  out << std::fixed << std::setprecision(6) << code << ' ' << wall.count() << ' '
      << seconds(usage.ru_utime) + seconds(usage.ru_stime) << ' ' << usage.ru_maxrss * bytes_a_unit / 1024 << '\n';
  out.close();
  return out ? 0 : 3;
}
