package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Semaphore chan struct{}

func (s Semaphore) Acquire(ctx context.Context) error {
	select {
	case s <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s Semaphore) TryAcquire() bool {
	select {
	case s <- struct{}{}:
		return true
	default:
		return false
	}
}

func (s Semaphore) Release() { <-s }

func main() {
	sem := make(Semaphore, 3)
	ctx := context.Background()
	var running, most, done atomic.Int32
	var wg sync.WaitGroup
	for range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := sem.Acquire(ctx); err != nil {
				panic(err)
			}
			defer sem.Release()
			n := running.Add(1)
			for {
				m := most.Load()
				if n <= m || most.CompareAndSwap(m, n) {
					break
				}
			}
			time.Sleep(time.Millisecond)
			running.Add(-1)
			done.Add(1)
		}()
	}
	wg.Wait()
	fmt.Println(done.Load(), most.Load(), running.Load(), len(sem))
	fmt.Println(sem.TryAcquire(), sem.TryAcquire(), sem.TryAcquire(), sem.TryAcquire())
	short, cancel := context.WithTimeout(ctx, 5*time.Millisecond)
	defer cancel()
	fmt.Println(sem.Acquire(short))
	sem.Release()
	fmt.Println(sem.Acquire(ctx), len(sem), cap(sem))
}
