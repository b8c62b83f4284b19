// Two writers pass the check together, and the first one throws. Both find the flags clear (t). Writing is
// claimed with XOR, a load (r) and a store (w): A makes 0 → 4, and B, which comes after, 4 → 0. A then finds at
// its last check (T) that somebody took the bit away.
//
//	order:    A t, B t, A w, B w, A
//	schedule: 1*30 6*2 7*2 6*3 7*3 6*17
//	ends:     fatal error: concurrent map writes
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{1: 0}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[10] = 1
	}()
	go func() { // B
		defer wg.Done()
		m[11] = 2
	}()
	wg.Wait()
	fmt.Println(len(m))
}
