#include "survey/respondents/moments.hpp"

#include "hallmark/support/column.hpp"

namespace hallmark {

namespace {

/// The nearest double to a whole number and what that leaves.
Twofold twofold(Int128 number) {
  const auto high = static_cast<double>(number);
  return Twofold::sum(high, static_cast<double>(number - static_cast<Int128>(high)));
}

bool is_exact_double(Int128 number) {
  constexpr Int128 most = Int128{1} << 53;
  return -most <= number && number <= most;
}

}  // namespace

void Moments::add(double value) {
  if (const auto whole = millionths(value)) {
    add_millionths(*whole);
    return;
  }
  if (!others_) others_ = std::make_unique<Others>();
  others_->sum.add(value);
  const Twofold square = Twofold::product(value, value);
  others_->squares.add(square.high);
  others_->squares.add(square.low);
  ++count_;
}

void Moments::add(const Moments& other) {
  sum_ += other.sum_;
  squares_ += other.squares_;
  count_ += other.count_;
  if (!other.others_) return;
  if (!others_) others_ = std::make_unique<Others>();
  others_->sum.add(other.others_->sum);
  others_->squares.add(other.others_->squares);
}

Twofold Moments::whole_sum() const {
  const Twofold plain = twofold(sum_) / 1e6;
  return others_ ? plain + others_->sum.value() : plain;
}

double Moments::sum() const {
  if (!others_ && is_exact_double(sum_)) return static_cast<double>(sum_) / 1e6;
  return whole_sum().high;
}

double Moments::mean() const {
  const double count = count_;
  const Int128 parts = static_cast<Int128>(count_) * million;
  if (!others_ && is_exact_double(sum_)) return static_cast<double>(sum_) / static_cast<double>(parts);
  return (whole_sum() / count).high;
}

double Moments::squared_distances() const {
  const Int128 count = count_;
  if (!others_) {
    // About a whole number near the mean, where everything is small. What wraps round comes back.
    const Int128 near = sum_ / count;
    const Int128 rest = sum_ - near * count;
    const UInt128 about_near = squares_ - static_cast<UInt128>(near) * static_cast<UInt128>(sum_ + rest);
    const Twofold left = twofold(rest * rest) / static_cast<double>(count);
    return (twofold(static_cast<Int128>(about_near)) + -left).high / 1e12;
  }
  const Twofold squares = twofold(static_cast<Int128>(squares_)) / 1e12 + others_->squares.value();
  const Twofold sum = whole_sum();
  return (squares + -(sum * sum / static_cast<double>(count))).high;
}

double Moments::spread() const {
  if (count_ < 2) return no_value;
  const double squares = squared_distances();
  return squares > 0.0 ? std::sqrt(squares / static_cast<double>(count_ - 1)) : 0.0;
}

void WeightedSums::add(double value, double weight) {
  const auto whole = millionths(value);
  const auto whole_weight = millionths(weight);
  if (whole && whole_weight) {
    products_ += static_cast<Int128>(*whole) * *whole_weight;
    weights_ += *whole_weight;
    return;
  }
  if (!others_) others_ = std::make_unique<Others>();
  const Twofold product = Twofold::product(value, weight);
  others_->products.add(product.high);
  others_->products.add(product.low);
  others_->weights.add(weight);
}

void WeightedSums::add(const WeightedSums& other) {
  products_ += other.products_;
  weights_ += other.weights_;
  if (!other.others_) return;
  if (!others_) others_ = std::make_unique<Others>();
  others_->products.add(other.others_->products);
  others_->weights.add(other.others_->weights);
}

Twofold WeightedSums::products() const {
  const Twofold plain = twofold(products_) / 1e12;
  return others_ ? plain + others_->products.value() : plain;
}

Twofold WeightedSums::all_weights() const {
  const Twofold plain = twofold(weights_) / 1e6;
  return others_ ? plain + others_->weights.value() : plain;
}

}  // namespace hallmark
