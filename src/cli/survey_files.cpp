#include "cli/survey_files.hpp"

#include <algorithm>
#include <string>

namespace hallmark {

namespace {

std::string all_of(FileStream& stream, Progress& progress) {
  constexpr std::size_t least_room = std::size_t{64} * 1024;
  constexpr std::size_t most_at_once = std::size_t{1} << 20;
  std::string text(std::max(stream.bytes_of_file() + 1, least_room), '\0');
  std::size_t used = 0;
  while (true) {
    if (used == text.size()) text.resize(2 * text.size());
    const std::size_t room = std::min(text.size() - used, most_at_once);
    const std::size_t count = stream.read(text.data() + used, room);
    used += count;
    progress.add(0, count);
    if (count == room) continue;
    text.resize(used);
    return text;
  }
}

/// Holds the texts of surveys, which may take as long as it takes others to write them.
void hold_texts(SurveyTexts& texts, const std::vector<std::shared_ptr<FileStream>>& streams) {
  Progress progress{"loading"};
  const auto size_of = [](const auto& stream) { return stream->size(); };
  const bool is_known = std::ranges::find(streams, std::size_t{0}, size_of) == streams.end();
  for (const auto& stream : streams) progress.bytes_in_all += is_known ? stream->size() : 0;
  const auto hold = [&] {
    for (const auto& stream : streams)
      texts.surveys.push_back(std::make_shared<const SourceText>(stream->name(), all_of(*stream, progress)));
  };
  if (constexpr std::size_t soon_read = std::size_t{1} << 20; is_known && progress.bytes_in_all <= soon_read) {
    hold();
  } else {
    texts.workers.watch(progress, hold);
  }
}

}  // namespace

void add_surveys(SurveyTexts& texts, const std::vector<std::shared_ptr<FileStream>>& streams, const Rubric& rubric,
                 bool may_stream) {
  const bool in_pieces = may_stream && std::ranges::all_of(streams, [&rubric](const auto& stream) {
                           return reads_in_pieces(rubric, stream->can_read_again());
                         });
  if (!in_pieces) return hold_texts(texts, streams);
  for (const auto& stream : streams)
    texts.streams.push_back({std::make_shared<SourceText>(stream->name(), std::string()), stream});
}

}  // namespace hallmark
