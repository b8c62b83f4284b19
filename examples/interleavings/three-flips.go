// Three writers pass the check together. Their flips make 0 → 4 → 0 → 4: the bit is set as it should be, and the
// first who finishes passes the last check (T). It clears the bit, and the next one throws.
//
//	order:    A t, B t, C t, A w, B w, C w, A, B
//	schedule: 1*31 6*2 7*2 8*2 6*3 7*3 8*3 6*21 7*19
//	ends:     fatal error: concurrent map writes
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
	fmt.Println(len(m))
}
