package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type call[V any] struct {
	done chan struct{}
	val  V
	err  error
}

type Memo[K comparable, V any] struct {
	mu    sync.Mutex
	calls map[K]*call[V]
	f     func(K) (V, error)
}

func NewMemo[K comparable, V any](f func(K) (V, error)) *Memo[K, V] {
	return &Memo[K, V]{calls: make(map[K]*call[V]), f: f}
}

func (m *Memo[K, V]) Get(k K) (V, error) {
	m.mu.Lock()
	c, ok := m.calls[k]
	if ok {
		m.mu.Unlock()
		<-c.done
		return c.val, c.err
	}
	c = &call[V]{done: make(chan struct{})}
	m.calls[k] = c
	m.mu.Unlock()
	c.val, c.err = m.f(k)
	close(c.done)
	return c.val, c.err
}

func main() {
	var computed atomic.Int32
	m := NewMemo(func(n int) (string, error) {
		computed.Add(1)
		time.Sleep(2 * time.Millisecond)
		if n == 3 {
			return "", errors.New("three is bad")
		}
		return fmt.Sprintf("<%d>", n*n), nil
	})
	var wg sync.WaitGroup
	var wrong atomic.Int32
	for g := range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			v, err := m.Get(g % 5)
			if (err != nil) != (g%5 == 3) || err == nil && v != fmt.Sprintf("<%d>", (g%5)*(g%5)) {
				wrong.Add(1)
			}
		}()
	}
	wg.Wait()
	fmt.Println(computed.Load(), wrong.Load())
	fmt.Println(m.Get(4))
	fmt.Println(m.Get(3))
	var fib *Memo[int, int]
	fib = NewMemo(func(n int) (int, error) {
		if n < 2 {
			return n, nil
		}
		a, _ := fib.Get(n - 1)
		b, _ := fib.Get(n - 2)
		return a + b, nil
	})
	fmt.Println(fib.Get(80))
}
