// Leaves one stack and goes on with another: a few instructions on x86-64, ucontext elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>

#if !defined(__x86_64__) || defined(INR_SIMULATOR_UCONTEXT)
#include <ucontext.h>
#endif

#pragma GCC visibility push(hidden)
namespace simulator {

#if defined(__x86_64__) && !defined(INR_SIMULATOR_UCONTEXT)

struct Context {
  void* stack_pointer;
};

extern "C" void simulator_switch(void** leave, void* enter);

inline void switch_context(Context& leave, Context& enter) { simulator_switch(&leave.stack_pointer, enter.stack_pointer); }

// Makes a context that starts the function, which never returns, below the given end of a stack.
inline void prepare_context(Context& context, char* stack, std::size_t bytes, void (*start)()) {
  auto end = reinterpret_cast<std::uintptr_t>(stack + bytes) & ~std::uintptr_t{63};
  auto** top = reinterpret_cast<void**>(end) - 1;  // a function finds its stack 8 bytes off a multiple of 16
  *top = nullptr;                                  // where a debugger's list of callers ends
  *--top = reinterpret_cast<void*>(start);
  for (int saved = 0; saved < 6; saved++) *--top = nullptr;
  context.stack_pointer = top;
}

#else

struct Context {
  ucontext_t context;
};

inline void switch_context(Context& leave, Context& enter) { swapcontext(&leave.context, &enter.context); }

inline void prepare_context(Context& context, char* stack, std::size_t bytes, void (*start)()) {
  getcontext(&context.context);
  context.context.uc_stack.ss_sp = stack;
  context.context.uc_stack.ss_size = bytes;
  context.context.uc_link = nullptr;
  makecontext(&context.context, start, 0);
}

#endif

}  // namespace simulator
#pragma GCC visibility pop
