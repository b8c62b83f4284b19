// Two writers in lockstep, and nobody throws: an insert is lost. Both load the flags before either stores them, and
// the bit stays set until both have passed the last check (T). Both have found the same empty cell; B's key lands
// on A's. The map counts three entries, and has two.
//
//	order:    A r, B r, A w, B w, A R.noverflow, B R.noverflow, A T, B T, A, B
//	schedule: 1*30 6*4 7*4 6 7 6*11 7*11 6*5 7*5 6*5 7*8
//	ends:     len 3, 10: false, 11: true
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
	_, a := m[10]
	_, b := m[11]
	fmt.Printf("len %d, 10: %t, 11: %t\n", len(m), a, b)
}
