#include <algorithm>
#include <string>

#include "hallmark/survey/read_survey.hpp"

namespace hallmark {

namespace {

std::string all_of(TextStream& stream, Progress& progress) {
  constexpr std::size_t least_room = std::size_t{64} * 1024;
  constexpr std::size_t most_at_once = std::size_t{1} << 20;
  std::string text(std::max(stream.size() + 1, least_room), '\0');
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

}  // namespace

void hold_texts(SurveyTexts& texts) {
  Progress progress{"loading"};
  const auto size_of = [](const StreamedText& streamed) { return streamed.stream->size(); };
  const bool is_known = std::ranges::find(texts.streams, std::size_t{0}, size_of) == texts.streams.end();
  for (const StreamedText& streamed : texts.streams) progress.bytes_in_all += is_known ? size_of(streamed) : 0;
  const auto hold = [&] {
    for (const StreamedText& streamed : texts.streams) {
      texts.surveys.push_back(
          std::make_shared<const SourceText>(streamed.source->name(), all_of(*streamed.stream, progress)));
    }
  };
  if (constexpr std::size_t soon_read = std::size_t{1} << 20; is_known && progress.bytes_in_all <= soon_read) {
    hold();
  } else {
    // It may take as long as it takes others to write them.
    texts.workers.watch(progress, hold);
  }
  texts.streams.clear();
}

}  // namespace hallmark
