#include "fibres.h"

#include <sys/mman.h>

#include <cstdlib>

#include "switch.h"
#include "violations.h"
#include "words.h"

simulator::Index threadIdx, blockIdx, blockDim, gridDim;

#if defined(__x86_64__) && !defined(INR_SIMULATOR_UCONTEXT)
// Saves what a called function has to keep; the rest is lost by any call. Rounding modes are nobody's business here.
asm(R"(
    .text
    .globl simulator_switch
    .hidden simulator_switch
    .type simulator_switch, @function
simulator_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
    .size simulator_switch, .-simulator_switch
)");
#endif

namespace simulator {

std::uint64_t barriers_passed;
std::uint64_t exchanges_made;

namespace {

constexpr int most_threads = 1024;
constexpr int warp_size = 32;
constexpr std::size_t page = 4096;
constexpr std::size_t stack_bytes = 256 * 1024;

struct Warp {
  unsigned ready;       // lanes that can run
  unsigned alive;       // lanes that have not ended
  unsigned exchanging;  // lanes that wait in an exchange
  unsigned mask[warp_size];
  int source[warp_size];
  int bytes[warp_size];
  std::uint64_t brought[warp_size];
  std::uint64_t taken[warp_size];
};

struct Fibre {
  Context context;
  char* stack;
  std::size_t bytes;
};

// A thread has a fibre from its start to its end; a fibre whose thread has ended serves the next one.
struct Block {
  ThreadBody body;
  const void* arguments;
  int threads;
  int warps;
  int warp;     // whose lanes are running
  int current;  // thread
  int ended;
  bool abandoned;
  bool running;
  int spare_fibres;
  Fibre* spare[most_threads];
  Fibre* of_thread[most_threads];
  Warp warp_state[most_threads / warp_size];
  Fibre fibres[most_threads];
  Context launcher;
};

Block block;

// One reservation for all stacks, a page without access below each. They start at different distances from a page, as
// otherwise the few lines in use of all stacks would compete for the same places of the cache.
bool make_fibres() {
  static bool made = false;
  if (made) return true;
  std::size_t stride = stack_bytes + page;
  void* memory = mmap(nullptr, stride * most_threads, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return false;
  for (int i = 0; i < most_threads; i++) {
    char* from = static_cast<char*>(memory) + stride * static_cast<std::size_t>(i);
    mprotect(from, page, PROT_NONE);
    block.fibres[i].stack = from + page;
    block.fibres[i].bytes = stack_bytes - static_cast<std::size_t>(i * 320 % (4 * 4096));
  }
  made = true;
  return true;
}

unsigned lane_bit(int thread) { return 1u << (thread % warp_size); }

Warp& warp_of(int thread) { return block.warp_state[thread / warp_size]; }

void become(int thread) {
  block.current = thread;
  auto t = static_cast<unsigned>(thread);
  if (blockDim.y == 1 && blockDim.z == 1) {
    threadIdx.x = t;
  } else {
    threadIdx = {t % blockDim.x, t / blockDim.x % blockDim.y, t / blockDim.x / blockDim.y};
  }
  now.self = now.phase | t;
}

void all_ready() {
  for (int w = 0; w < block.warps; w++) block.warp_state[w].ready = block.warp_state[w].alive;
  block.warp = 0;
}

// The next thread that can run, or -1 when all have ended. Lanes of a warp run until each waits at a barrier.
int next_thread() {
  for (;;) {
    Warp& warp = block.warp_state[block.warp];
    if (warp.ready) return block.warp * warp_size + __builtin_ctz(warp.ready);
    if (warp.exchanging) {
      int waiting = block.warp * warp_size + __builtin_ctz(warp.exchanging);
      unsigned missing = warp.mask[waiting % warp_size] & warp.alive & ~warp.exchanging;
      violate(Kind::other, "thread %d waits in a warp shuffle that lanes %08x of its mask do not reach", waiting, missing);
    }
    if (++block.warp < block.warps) continue;
    if (block.ended == block.threads) return -1;
    if (block.ended > 0)
      violate(Kind::other, "%d of %d threads wait at a barrier, the others have ended", block.threads - block.ended, block.threads);
    barriers_passed++;
    begin_phase();
    all_ready();
  }
}

void thread_loop();

Fibre* take_fibre() {
  Fibre* fibre = block.spare[--block.spare_fibres];
  prepare_context(fibre->context, fibre->stack, fibre->bytes, thread_loop);
  return fibre;
}

// Leaves the running thread, which waits, for one that can run.
void run_another() {
  int from = block.current;
  int to = next_thread();
  become(to);
  if (to == from) return;
  if (!block.of_thread[to]) block.of_thread[to] = take_fibre();
  switch_context(block.of_thread[from]->context, block.of_thread[to]->context);
}

void finish_exchange(Warp& warp, unsigned lanes) {
  exchanges_made++;
  int first = __builtin_ctz(lanes);
  for (unsigned rest = lanes; rest; rest &= rest - 1) {
    int lane = __builtin_ctz(rest);
    int source = warp.source[lane];
    if (warp.mask[lane] != warp.mask[first] || warp.bytes[lane] != warp.bytes[first])
      violate(Kind::other, "lanes %d and %d of a warp meet in different shuffles (masks %08x and %08x)", first, lane,
              warp.mask[first], warp.mask[lane]);
    if (source < 0 || source >= warp_size || !(lanes & (1u << source)))
      violate(Kind::other, "lane %d reads lane %d in a warp shuffle, which takes no part", lane, source);
    warp.taken[lane] = warp.brought[source];
  }
  for (unsigned rest = warp.exchanging & ~lanes; rest; rest &= rest - 1) {
    int lane = __builtin_ctz(rest);
    if (warp.mask[lane] & lanes)
      violate(Kind::other, "lanes %d and %d of a warp meet in different shuffles (masks %08x and %08x)", first, lane,
              warp.mask[first], warp.mask[lane]);
  }
  warp.exchanging &= ~lanes;
  warp.ready |= lanes;
}

void end_thread() {
  Warp& warp = warp_of(block.current);
  unsigned bit = lane_bit(block.current);
  warp.ready &= ~bit;
  warp.alive &= ~bit;
  block.ended++;
  // Nobody waits any more for a lane that has ended.
  for (unsigned rest = warp.exchanging; rest;) {
    unsigned first = rest & -rest;
    unsigned expected = warp.mask[__builtin_ctz(first)] & warp.alive;
    if ((warp.exchanging & expected) == expected) finish_exchange(warp, expected);
    rest &= ~(expected | first);
  }
}

// What a fibre does: threads, one after the other, as long as there are some that have not begun.
void thread_loop() {
  for (;;) {
    block.body(block.arguments);
    end_thread();
    Fibre* mine = block.of_thread[block.current];
    int next = next_thread();
    if (next < 0) {
      switch_context(mine->context, block.launcher);
    } else if (!block.of_thread[next]) {
      block.of_thread[next] = mine;
      become(next);
    } else {
      block.spare[block.spare_fibres++] = mine;
      become(next);
      switch_context(mine->context, block.of_thread[next]->context);
    }
  }
}

}  // namespace

bool inside_block() { return block.running; }

int lane_of_thread() { return block.current % warp_size; }

void barrier() {
  warp_of(block.current).ready &= ~lane_bit(block.current);
  run_another();
}

std::uint64_t exchange(unsigned mask, std::uint64_t bits, int source, int bytes) {
  Warp& warp = warp_of(block.current);
  int lane = lane_of_thread();
  unsigned bit = 1u << lane;
  if (!(mask & bit)) violate(Kind::other, "calls a warp shuffle with mask %08x, which lacks its own lane %d", mask, lane);
  warp.mask[lane] = mask;
  warp.source[lane] = source;
  warp.bytes[lane] = bytes;
  warp.brought[lane] = bits;
  warp.exchanging |= bit;
  unsigned expected = mask & warp.alive;
  if ((warp.exchanging & expected) == expected) {
    finish_exchange(warp, expected);
  } else {
    warp.ready &= ~bit;
    run_another();
  }
  return warp.taken[lane];
}

void abandon_block() {
  block.abandoned = true;
  Context dropped;
  switch_context(dropped, block.launcher);
  std::abort();
}

bool run_block(ThreadBody body, const void* arguments, Index size) {
  if (!make_fibres()) return false;
  block.body = body;
  block.arguments = arguments;
  block.threads = static_cast<int>(size.x * size.y * size.z);
  block.warps = (block.threads + warp_size - 1) / warp_size;
  block.ended = 0;
  block.abandoned = false;
  block.spare_fibres = 0;
  for (int t = block.threads - 1; t >= 0; t--) {
    block.spare[block.spare_fibres++] = &block.fibres[t];
    block.of_thread[t] = nullptr;
  }
  for (int w = 0; w < block.warps; w++) {
    int lanes = block.threads - w * warp_size;
    block.warp_state[w].alive = lanes >= warp_size ? ~0u : (1u << lanes) - 1;
    block.warp_state[w].exchanging = 0;
  }
  all_ready();
  threadIdx = {0, 0, 0};
  become(0);
  block.of_thread[0] = take_fibre();
  block.running = true;
  switch_context(block.launcher, block.of_thread[0]->context);
  block.running = false;
  return !block.abandoned;
}

}  // namespace simulator
