package main

import (
	"bytes"
	"fmt"
	"sort"
	"sync"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func render(n int) string {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	for i := range n {
		fmt.Fprintf(b, "%d;", i)
	}
	return b.String()
}

func main() {
	var m sync.Map
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 20 {
				m.Store(g*20+i, fmt.Sprint("v", i))
				m.LoadOrStore(i, "other")
			}
		}()
	}
	wg.Wait()
	count, keys := 0, []int{}
	m.Range(func(k, v any) bool {
		count++
		if k.(int)%40 == 0 {
			keys = append(keys, k.(int))
		}
		return true
	})
	sort.Ints(keys)
	fmt.Println(count, keys)
	v, ok := m.Load(25)
	fmt.Println(v, ok)
	_, ok = m.Load("25")
	fmt.Println(ok)
	fmt.Println(m.LoadOrStore("new", 1))
	fmt.Println(m.LoadOrStore("new", 2))
	fmt.Println(m.LoadAndDelete("new"))
	fmt.Println(m.LoadAndDelete("new"))
	m.Store("k", 1)
	fmt.Println(m.CompareAndSwap("k", 1, 2), m.CompareAndSwap("k", 1, 3), m.CompareAndDelete("k", 1))
	fmt.Println(m.Swap("k", 9))
	m.Delete("k")
	stopped := 0
	m.Range(func(k, v any) bool { stopped++; return stopped < 3 })
	m.Clear()
	empty := true
	m.Range(func(k, v any) bool { empty = false; return true })
	fmt.Println(stopped, empty)

	fmt.Println(render(3), render(5))
	var none sync.Pool
	fmt.Println(none.Get())
}
