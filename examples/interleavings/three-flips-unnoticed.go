// Three writers in lockstep, and nobody throws. Their flips make 0 → 4 → 0 → 4, and all three pass the last check
// (T) before one clears the bit. All found the same empty cell before one filled it: three inserts, counted three
// times, and one entry.
//
//	order:    A t, B t, C t, A w, B w, C w, A R.noverflow, B R.noverflow, C R.noverflow, A T, B T, C T, A, B, C
//	schedule: 1*31 6*2 7*2 8*2 6*3 7*3 8*3 6*11 7*11 8*11 6*5 7*5 8*5 6*5 7*5 8*8
//	ends:     len 4, but a range finds 2
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{1: 0}
	var wg sync.WaitGroup
	wg.Add(3)
	go func() { // A
		defer wg.Done()
		m[10] = 1
	}()
	go func() { // B
		defer wg.Done()
		m[11] = 2
	}()
	go func() { // C
		defer wg.Done()
		m[12] = 3
	}()
	wg.Wait()
	n := 0
	for range m {
		n++
	}
	fmt.Printf("len %d, but a range finds %d\n", len(m), n)
}
