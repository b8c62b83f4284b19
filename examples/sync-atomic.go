package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type stats struct {
	hits   atomic.Int64
	misses atomic.Uint32
	on     atomic.Bool
}

type config struct{ version int }

func main() {
	var s stats
	var plain int64
	var wg sync.WaitGroup
	var current atomic.Pointer[config]
	current.Store(&config{0})
	var most atomic.Int32
	for g := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100 {
				s.hits.Add(2)
				s.misses.Add(1)
				atomic.AddInt64(&plain, 3)
				for {
					old := current.Load()
					if current.CompareAndSwap(old, &config{old.version + 1}) {
						break
					}
				}
			}
			for {
				m := most.Load()
				if int32(g) <= m || most.CompareAndSwap(m, int32(g)) {
					break
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(s.hits.Load(), s.misses.Load(), atomic.LoadInt64(&plain), current.Load().version, most.Load())
	fmt.Println(s.on.Swap(true), s.on.Load(), s.on.CompareAndSwap(true, false), s.on.Load())
	var u uint32 = 5
	fmt.Println(atomic.AddUint32(&u, ^uint32(0)), atomic.SwapUint32(&u, 9), atomic.CompareAndSwapUint32(&u, 9, 1), u)
	var v atomic.Value
	fmt.Println(v.Load())
	v.Store([]string{"a"})
	fmt.Println(v.Load().([]string)[0], v.Swap([]string{"b"}), v.Load())
	func() {
		defer func() { fmt.Println(recover()) }()
		v.Store("another type")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		v.Store(nil)
	}()
	var flags atomic.Uint64
	fmt.Println(flags.Or(6), flags.And(3), flags.Load())
	var p uintptr
	atomic.StoreUintptr(&p, 7)
	fmt.Println(atomic.LoadUintptr(&p))
}
