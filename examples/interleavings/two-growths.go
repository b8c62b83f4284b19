// Two writers in lockstep both find the map full, and both grow it. A makes the array for twice as many buckets and
// leaves the full one to be moved from; B, which decided to grow before, takes A's empty array for the old one. The eight
// entries that were to be moved are in neither, and nobody throws.
//
//	order:    A r, B r, A w, B w, A R.count, B R.count R.B, A hashGrow/W.noverflow, B T, A T, A, B
//	schedule: 1*233 6*4 7*4 6 7 6*23 7*24 6*13 7*94 6*19 7*8
//	ends:     len 10, but a range finds 2
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{}
	for i := range 8 {
		m[i] = i
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[8] = 8
	}()
	go func() { // B
		defer wg.Done()
		m[9] = 9
	}()
	wg.Wait()
	n := 0
	for range m {
		n++
	}
	fmt.Printf("len %d, but a range finds %d\n", len(m), n)
}
