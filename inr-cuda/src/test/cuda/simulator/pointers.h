// Global<T> and Shared<T>: pointers that check every access. What is read or written through them is a Cell, because
// p[i] alone does not say which of the two it will be.
#pragma once

#include <type_traits>

#include "access.h"

namespace simulator {

// Memory of the device: addresses are addresses of this process, so a debugger can look at them.
struct GlobalSpace {
  using Place = std::uintptr_t;
  template <class T>
  static T load(Place at) {
    before_read<T>(at);
    return *reinterpret_cast<const T*>(at);
  }
  template <class T>
  static void store(Place at, T value) {
    before_write<T>(at);
    *reinterpret_cast<T*>(at) = value;
  }
  template <class T>
  static T add(Place at, T value) {
    before_update<T>(at);
    T old = *reinterpret_cast<T*>(at);
    *reinterpret_cast<T*>(at) = old + value;
    return old;
  }
  template <class Four>
  static Four load4(Place at) {
    before_read<Four, 16>(at);
    return *reinterpret_cast<const Four*>(at);
  }
  template <class Four>
  static void store4(Place at, Four values) {
    before_write<Four, 16>(at);
    *reinterpret_cast<Four*>(at) = values;
  }
};

// Memory of the block: places are distances from its start.
struct SharedSpace {
  using Place = std::ptrdiff_t;
  template <class T>
  static T load(Place at) {
    before_shared_read<T>(at);
    return *reinterpret_cast<const T*>(now.shared + at);
  }
  template <class T>
  static void store(Place at, T value) {
    before_shared_write<T>(at);
    *reinterpret_cast<T*>(now.shared + at) = value;
  }
  template <class T>
  static T add(Place at, T value) {
    before_shared_update<T>(at);
    T old = *reinterpret_cast<T*>(now.shared + at);
    *reinterpret_cast<T*>(now.shared + at) = old + value;
    return old;
  }
  template <class Four>
  static Four load4(Place at) {
    before_shared_read<Four, 16>(at);
    return *reinterpret_cast<const Four*>(now.shared + at);
  }
  template <class Four>
  static void store4(Place at, Four values) {
    before_shared_write<Four, 16>(at);
    *reinterpret_cast<Four*>(now.shared + at) = values;
  }
};

// What p[i] stands for: a value when it is used, a store when it is assigned to.
template <class T, class Space>
class Cell {
 public:
  explicit Cell(typename Space::Place at) : at_(at) {}
  Cell(const Cell&) = default;

  operator T() const { return Space::template load<T>(at_); }
  T operator=(T value) const {
    Space::template store<T>(at_, value);
    return value;
  }
  T operator=(const Cell& other) const { return *this = static_cast<T>(other); }
  T operator+=(T value) const { return *this = static_cast<T>(static_cast<T>(*this) + value); }
  T operator-=(T value) const { return *this = static_cast<T>(static_cast<T>(*this) - value); }
  T operator*=(T value) const { return *this = static_cast<T>(static_cast<T>(*this) * value); }
  T operator/=(T value) const { return *this = static_cast<T>(static_cast<T>(*this) / value); }

 private:
  typename Space::Place at_;
};

template <class T, class Space>
class Pointer {
  using Place = typename Space::Place;
  using Value = std::remove_const_t<T>;

 public:
  Pointer() = default;
  Pointer(std::nullptr_t) : at_(0) {}
  explicit Pointer(Place at) : at_(at) {}
  // A pointer to const from one that may write.
  template <class U, class = std::enable_if_t<std::is_same_v<const U, T> && !std::is_same_v<U, T>>>
  Pointer(Pointer<U, Space> other) : at_(other.place()) {}

  Place place() const { return at_; }

  auto operator[](std::ptrdiff_t i) const {
    Place at = at_ + static_cast<Place>(i) * static_cast<Place>(sizeof(T));
    if constexpr (std::is_const_v<T>) {
      return Space::template load<Value>(at);
    } else {
      return Cell<T, Space>(at);
    }
  }
  auto operator*() const { return (*this)[0]; }

  Pointer operator+(std::ptrdiff_t n) const { return Pointer(at_ + static_cast<Place>(n) * static_cast<Place>(sizeof(T))); }
  Pointer operator-(std::ptrdiff_t n) const { return *this + -n; }
  friend Pointer operator+(std::ptrdiff_t n, Pointer p) { return p + n; }
  std::ptrdiff_t operator-(Pointer other) const { return static_cast<std::ptrdiff_t>(at_ - other.at_) / static_cast<std::ptrdiff_t>(sizeof(T)); }
  Pointer& operator+=(std::ptrdiff_t n) { return *this = *this + n; }
  Pointer& operator-=(std::ptrdiff_t n) { return *this = *this - n; }
  Pointer& operator++() { return *this += 1; }
  Pointer& operator--() { return *this -= 1; }
  Pointer operator++(int) { Pointer old = *this; ++*this; return old; }
  Pointer operator--(int) { Pointer old = *this; --*this; return old; }

  friend bool operator==(Pointer p, Pointer q) { return p.at_ == q.at_; }
  friend bool operator!=(Pointer p, Pointer q) { return p.at_ != q.at_; }
  friend bool operator<(Pointer p, Pointer q) { return p.at_ < q.at_; }
  // Only memory of the device has a null.
  template <class S = Space, class = std::enable_if_t<std::is_same_v<S, GlobalSpace>>>
  explicit operator bool() const { return at_ != 0; }

 private:
  Place at_;
};

}  // namespace simulator

template <class T>
using Global = simulator::Pointer<T, simulator::GlobalSpace>;

template <class T>
using Shared = simulator::Pointer<T, simulator::SharedSpace>;

// Structs of arguments are filled by Java for the layout that nvcc gives them.
static_assert(sizeof(Global<float>) == 8 && alignof(Global<float>) == 8, "Global<T> is one address");
static_assert(std::is_trivially_copyable_v<Global<float>>, "arguments are copied as bytes");
