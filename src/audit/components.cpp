#include "audit/components.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Core>
#include <Eigen/Eigenvalues>

namespace hallmark {

namespace {

Eigen::MatrixXd covariances(const std::vector<std::vector<double>>& values) {
  const auto rows = static_cast<Eigen::Index>(values.size());
  const auto columns = static_cast<Eigen::Index>(values.front().size());
  Eigen::MatrixXd matrix(rows, columns);
  for (Eigen::Index row = 0; row < rows; ++row) {
    for (Eigen::Index column = 0; column < columns; ++column)
      matrix(row, column) = values[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  }
  matrix.rowwise() -= matrix.colwise().mean();
  return matrix.transpose() * matrix / static_cast<double>(rows - 1);
}

/// Alpha of the items whose covariances these are.
double alpha_of(const Eigen::MatrixXd& covariance) {
  const auto items = static_cast<double>(covariance.rows());
  const double whole = covariance.sum();
  if (items < 2.0 || whole <= 0.0) return std::numeric_limits<double>::quiet_NaN();
  return items / (items - 1.0) * (1.0 - covariance.trace() / whole);
}

}  // namespace

void find_components(const std::vector<std::vector<double>>& values, Components& components) {
  components.units = values.size();
  if (values.size() < 3 || components.items.size() < 2) return;
  Eigen::MatrixXd correlation = covariances(values);
  const Eigen::VectorXd sd = correlation.diagonal().cwiseSqrt();
  if (sd.minCoeff() <= 0.0) return;
  correlation = sd.cwiseInverse().asDiagonal() * correlation * sd.cwiseInverse().asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlation);
  if (solver.info() != Eigen::Success) return;
  const auto items = static_cast<Eigen::Index>(components.items.size());
  for (Eigen::Index i = items - 1; i >= 0; --i) {
    // What is less than nothing was rounded.
    const double eigenvalue = std::max(0.0, solver.eigenvalues()(i));
    Eigen::VectorXd direction = solver.eigenvectors().col(i);
    // Either direction is as good as its opposite: the one whose largest loading is positive, of equal ones the first.
    Eigen::Index largest = 0;
    for (Eigen::Index item = 1; item < items; ++item) {
      if (std::abs(direction(item)) > std::abs(direction(largest)) + 1e-9) largest = item;
    }
    if (direction(largest) < 0.0) direction = -direction;
    components.eigenvalues.push_back(eigenvalue);
    components.shares.push_back(eigenvalue / static_cast<double>(items));
    std::vector<double>& loadings = components.loadings.emplace_back();
    for (Eigen::Index item = 0; item < items; ++item) loadings.push_back(direction(item) * std::sqrt(eigenvalue));
  }
}

void find_reliability(const std::vector<std::vector<double>>& values, Reliability& reliability) {
  reliability.units = values.size();
  if (values.size() < 3) return;
  const Eigen::MatrixXd covariance = covariances(values);
  reliability.alpha = alpha_of(covariance);
  for (Eigen::Index left_out = 0; left_out < covariance.rows(); ++left_out) {
    std::vector<Eigen::Index> others;
    for (Eigen::Index item = 0; item < covariance.rows(); ++item) {
      if (item != left_out) others.push_back(item);
    }
    reliability.without.push_back(alpha_of(covariance(others, others)));
  }
}

}  // namespace hallmark
