#include "allocations.h"

#include <stdatomic.h>
#include <stdlib.h>

static _Atomic uint64_t count;

uint64_t allocation_count(void) { return atomic_load_explicit(&count, memory_order_relaxed); }

#ifdef __GLIBC__

// A program's own malloc comes before the C library's (glibc manual, "Replacing malloc"); the real one has a second name.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *pointer, size_t size);

void *malloc(size_t size) {
        atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
        return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
        atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
        return __libc_calloc(number, size);
}

void *realloc(void *pointer, size_t size) {
        atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
        return __libc_realloc(pointer, size);
}

#endif
