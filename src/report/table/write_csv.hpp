#pragma once

#include "hallmark/report/write.hpp"

namespace hallmark {

/// Gives the CSV of a table to a sink.
void write_csv(const LeagueTable& table, const Workers& workers, const TextSink& sink);

}  // namespace hallmark
