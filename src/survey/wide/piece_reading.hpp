#pragma once

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "survey/wide/row_parser.hpp"

namespace hallmark {

/// Reads the tables of a wide survey piece by piece, with as many takers as there are workers. A `Taker` is what
/// `RowParser` needs and beside that
///
///   set_table(index)
///   std::vector<char>& buffer()        for the next chunk
///   begin_chunk(chunk), end_chunk()    what was read of it is complete
///   stop()                             it cannot go on, so nobody should wait for it
template <class Taker>
class PieceReading {
 public:
  /// `make` gives a new taker.
  template <class MakeTaker>
  PieceReading(Reading& reading, SlotReaders& readers, const MakeTaker& make) : reading_(reading) {
    for (std::size_t i = 0; i < std::max<std::size_t>(1, reading.workers->count); ++i)
      workers_.push_back(std::make_unique<Worker>(reading, readers, make()));
  }

  void read(std::size_t index, const RowLayout* layout) {
    const Table& table = reading_.surveys[index];
    TablePieces& pieces = reading_.pieces[index];
    const bool is_streamed = pieces.streamed.source != nullptr;
    for (const auto& worker : workers_) worker->set_table(index, table, layout, is_streamed);
    read_first(*workers_.front(), table, pieces);
    Chunk second;
    Worker& first = *workers_.front();
    // A survey of one piece is not worth a thread.
    if (pieces.feed->next(second, first.taker->buffer())) {
      first.read(second, 0);
      reading_.workers->run("reading", workers_.size(), [&](std::size_t job, std::size_t /*worker*/) {
        Worker& worker = *workers_[job];
        try {
          Chunk chunk;
          while (pieces.feed->next(chunk, worker.taker->buffer())) worker.read(chunk, 0);
        } catch (...) {
          worker.taker->stop();
          throw;
        }
      });
    }
    gather(pieces);
  }

  /// The takers, each of which has a part of the rows.
  [[nodiscard]] std::vector<Taker*> takers() const {
    std::vector<Taker*> takers;
    for (const auto& worker : workers_) takers.push_back(worker->taker.get());
    return takers;
  }

 private:
  struct Worker {
    Worker(Reading& reading, SlotReaders& readers, std::unique_ptr<Taker> its_taker)
        : taker(std::move(its_taker)),
          rules(reading.rubric.survey),
          chosen(reading.survey.chosen),
          parser(readers, reading.rubric, *taker),
          progress(reading.progress) {}

    void set_table(std::size_t index, const Table& table, const RowLayout* layout, bool keeps_excerpts) {
      taker->set_table(static_cast<std::uint32_t>(index));
      left_out = std::make_unique<LeftOutRows>(table, RowChoice(rules, table.header, chosen, index));
      parser.set_table(table, layout, left_out->leaves_none_out() ? nullptr : left_out.get());
      excerpts = keeps_excerpts ? std::make_unique<RowExcerpts>() : nullptr;
    }

    void read(const Chunk& chunk, std::size_t from) {
      taker->begin_chunk(chunk);
      std::size_t rows = 0;
      if (excerpts == nullptr || excerpts->add_chunk(chunk)) rows = parser.parse(chunk, from, findings, excerpts.get());
      taker->end_chunk();
      progress.add(rows, chunk.text.size());
    }

    std::unique_ptr<Taker> taker;
    const SurveyRules& rules;
    const ChosenRows& chosen;
    std::unique_ptr<LeftOutRows> left_out;
    RowParser<Taker> parser;
    Progress& progress;
    Findings findings;
    std::unique_ptr<RowExcerpts> excerpts;  ///< Where the text is not held.
  };

  void read_first(Worker& worker, const Table& table, TablePieces& pieces) {
    std::vector<char>& buffer = worker.taker->buffer();
    if (!pieces.first_is_there) {
      pieces.first_is_there = pieces.feed->next(pieces.first, buffer);
    } else {
      buffer.swap(pieces.buffer);
    }
    if (pieces.first_is_there) worker.read(pieces.first, std::min(table.reader.offset(), pieces.first.text.size()));
  }

  void gather(TablePieces& pieces) {
    RowExcerpts excerpts;
    for (const auto& worker : workers_) {
      if (worker->excerpts) excerpts.add(std::move(*worker->excerpts));
    }
    if (pieces.streamed.source) {
      if (pieces.streamed.stream->can_read_again()) {
        pieces.streamed.source->read_again(excerpts.marks(),
                                           [stream = pieces.streamed.stream](std::size_t offset, std::size_t length) {
                                             return stream->read_again(offset, length);
                                           });
      } else {
        pieces.streamed.source->keep(excerpts.take_excerpts());
      }
    }
    for (const auto& worker : workers_) {
      reading_.survey.lacks_rows = reading_.survey.lacks_rows || worker->left_out->has_left_some_out();
      reading_.findings.absorb(worker->findings);
      worker->findings = {};
    }
    excerpts.report(pieces.streamed.source, reading_.findings);
  }

  Reading& reading_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace hallmark
