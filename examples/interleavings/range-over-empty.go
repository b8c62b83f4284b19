// A range over a map that counts no entries ends before it looks at the flags. A is writing the first entry: neither
// notices the other.
//
//	order:    A w, B, A
//	schedule: 1*8 6*5 7*4 6*23
//	ends:     B saw 0 of 1
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	n := 0
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[10] = 1
	}()
	go func() { // B
		defer wg.Done()
		for range m {
			n++
		}
	}()
	wg.Wait()
	fmt.Printf("B saw %d of %d\n", n, len(m))
}
