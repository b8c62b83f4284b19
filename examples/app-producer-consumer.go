package main

import (
	"fmt"
	"sync"
)

// Ring is a bounded buffer that a mutex and two conditions guard.
type Ring[T any] struct {
	mu              sync.Mutex
	readable, space sync.Cond
	buf             []T
	head, n         int
	closed          bool
}

func NewRing[T any](size int) *Ring[T] {
	r := &Ring[T]{buf: make([]T, size)}
	r.readable.L, r.space.L = &r.mu, &r.mu
	return r
}

func (r *Ring[T]) Put(x T) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.n == len(r.buf) {
		r.space.Wait()
	}
	r.buf[(r.head+r.n)%len(r.buf)] = x
	r.n++
	r.readable.Signal()
}

func (r *Ring[T]) Get() (x T, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.n == 0 {
		if r.closed {
			return x, false
		}
		r.readable.Wait()
	}
	x = r.buf[r.head]
	r.head = (r.head + 1) % len(r.buf)
	r.n--
	r.space.Signal()
	return x, true
}

func (r *Ring[T]) Close() {
	r.mu.Lock()
	r.closed = true
	r.mu.Unlock()
	r.readable.Broadcast()
}

func main() {
	r := NewRing[[2]int](4)
	var producers, consumers sync.WaitGroup
	for p := range 3 {
		producers.Add(1)
		go func() {
			defer producers.Done()
			for i := range 40 {
				r.Put([2]int{p, i})
			}
		}()
	}
	var mu sync.Mutex
	sums := map[int]int{}
	ordered := true
	for range 2 {
		consumers.Add(1)
		go func() {
			defer consumers.Done()
			last := map[int]int{0: -1, 1: -1, 2: -1}
			for x, ok := r.Get(); ok; x, ok = r.Get() {
				mu.Lock()
				sums[x[0]] += x[1]
				ordered = ordered && x[1] > last[x[0]]
				mu.Unlock()
				last[x[0]] = x[1]
			}
		}()
	}
	producers.Wait()
	r.Close()
	consumers.Wait()
	fmt.Println(sums, ordered, r.n)
}
