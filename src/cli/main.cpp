#include <exception>
#include <new>

#include <fmt/format.h>

#include "cli/app.hpp"

int main(int argc, char** argv) {
  using namespace hallmark;
  Console console;
  try {
    return static_cast<int>(run_app(argc, argv, console));
  } catch (const WorldError& error) {
    console.err(fmt::format("hallmark: error: {}\n", error.what()));
    return static_cast<int>(ExitCode::world);
  } catch (const std::bad_alloc&) {
    console.err("hallmark: error: there is not enough memory\n");
    return static_cast<int>(ExitCode::world);
  } catch (const std::exception& error) {
    console.err(fmt::format("hallmark: this is a bug, please report it: {}\n", error.what()));
    return static_cast<int>(ExitCode::bug);
  }
}
