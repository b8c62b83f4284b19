// Both writers load the flags before either stores them, so that the two flips are one: 0 → 4, and 4 again. A
// finishes in peace and clears the bit. B finds it clear at its last check (T), and throws. Had B come to that check
// before A cleared the bit, nobody would have noticed: lost-insert.go.
//
//	order:    A t, B t, A r, B r, A w, B w, A, B
//	schedule: 1*30 6*2 7*2 6*2 7*2 6 7 6*21 7*19
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
