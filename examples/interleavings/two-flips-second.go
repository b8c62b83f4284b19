// Two writers pass the check together, and the second one throws. The flags go 0 → 4 → 0, as in
// two-flips-first.go; whoever comes first to the last check (T) dies of it, and here that is B.
//
//	order:    A t, B t, A w, B w, B
//	schedule: 1*30 6*2 7*2 6*3 7*20
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
