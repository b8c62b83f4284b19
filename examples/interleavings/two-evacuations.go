// Two writers in lockstep move the same old bucket. Both have seen that it is not moved yet; A moves all of it, and
// leaves a mark in each cell. B comes to a cell with a mark that no cell can have which is still to be moved: the runtime
// finds its own map broken, and gives up.
//
//	order:    A r, B r, A w, A hashGrow/W.noverflow, A evacuate/R.tophash, B w, B evacuate/R.tophash, A T, B
//	schedule: 1*233 6*4 7*4 6*46 7*10 6*117 7*5
//	ends:     fatal error: bad map state
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
