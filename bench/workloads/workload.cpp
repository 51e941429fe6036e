#include "workload.hpp"

#include <array>
#include <span>

#include "random_bits.hpp"

namespace hallmark::bench {

namespace {

/// What people answer on a page, and what a council's records give.
constexpr std::array<AnswerKind, 16> of_people = {
    one_to_five, one_to_five, one_to_five, yes_no, one_to_five, whole_share, one_to_five, grade,
    one_to_five, one_to_five, one_to_five, yes_no, one_to_five, share,       one_to_five, spending};
constexpr std::array<AnswerKind, 12> of_records = {one_to_five, share,       grade,  yes_no,      days,  fraction,
                                                   spending,    whole_share, change, one_to_five, grade, yes_no};

constexpr std::array<std::string_view, 5> dimension_ids = {"leadership", "services", "data", "people", "security"};
constexpr std::array<int, 5> dimension_weights = {30, 25, 20, 15, 10};

/// Gives questions out in the order of their numbers.
class QuestionMaker {
 public:
  QuestionMaker(std::uint64_t seed, std::span<const AnswerKind> kinds) : bits_(seed, 0), kinds_(kinds) {}

  std::vector<Question> next(std::size_t count) {
    std::vector<Question> questions;
    for (std::size_t i = 0; i < count; ++i, ++made_) {
      Question question;
      question.id = (made_ < 9 ? "q0" : "q") + std::to_string(made_ + 1);
      question.kind = kinds_[made_ % kinds_.size()];
      question.weight = static_cast<int>(1 + bits_.below(5));
      question.lower_is_better = made_ % 7 == 4;
      questions.push_back(std::move(question));
    }
    return questions;
  }

 private:
  RandomBits bits_;
  std::span<const AnswerKind> kinds_;
  std::size_t made_ = 0;
};

std::vector<Dimension> flat(QuestionMaker maker, std::size_t questions_each) {
  std::vector<Dimension> dimensions;
  for (std::size_t i = 0; i < dimension_ids.size(); ++i)
    dimensions.push_back({std::string(dimension_ids[i]), dimension_weights[i], maker.next(questions_each), {}});
  return dimensions;
}

std::vector<Dimension> two_levels(QuestionMaker maker) {
  std::vector<Dimension> dimensions;
  for (std::size_t i = 0; i < 4; ++i) {
    Dimension dimension{std::string(dimension_ids[i]), dimension_weights[i], {}, {}};
    for (const std::string part : {"plans", "means", "results"})
      dimension.parts.push_back({dimension.id + "_" + part, part == "results" ? 2 : 1, maker.next(5), {}});
    dimensions.push_back(std::move(dimension));
  }
  return dimensions;
}

void collect(const std::vector<Dimension>& dimensions, std::vector<const Question*>& questions) {
  for (const Dimension& dimension : dimensions) {
    for (const Question& question : dimension.questions) questions.push_back(&question);
    collect(dimension.parts, questions);
  }
}

}  // namespace

std::vector<const Question*> Workload::questions() const {
  std::vector<const Question*> all;
  collect(dimensions, all);
  return all;
}

std::vector<std::string_view> workload_names() {
  return {"w1", "w2", "w3", "tree"};
}

std::optional<Workload> find_workload(std::string_view name, std::optional<std::uint64_t> rows) {
  Workload workload;
  workload.name = name;
  if (name == "w1") {
    workload.title = "400 councils, 60 questions";
    workload.seed = 101;
    workload.rows = rows.value_or(400);
    workload.dimensions = flat({workload.seed, of_records}, 12);
  } else if (name == "w2") {
    workload.title = "respondents of 400 councils, 40 questions";
    workload.seed = 202;
    workload.rows = rows.value_or(5'000'000);
    workload.dimensions = flat({workload.seed, of_people}, 8);
  } else if (name == "w3") {
    workload.title = "many units, 50 questions";
    workload.seed = 303;
    workload.rows = rows.value_or(1'000'000);
    workload.ties = "dense";
    workload.dimensions = flat({workload.seed, of_records}, 10);
  } else if (name == "tree") {
    workload.title = "400 councils, 60 questions in 12 parts of 4 dimensions";
    workload.seed = 404;
    workload.rows = rows.value_or(400);
    workload.is_published = true;
    workload.dimensions = two_levels({workload.seed, of_records});
  } else {
    return std::nullopt;
  }
  workload.councils = workload.has_respondents() ? 400 : workload.rows;
  return workload;
}

}  // namespace hallmark::bench
