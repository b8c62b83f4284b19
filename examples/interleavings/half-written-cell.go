// The reader looked before the write began, and reads while it is under way: readers look once, at their start. A has
// made the cell of key 10, and stores its elem only after mapassign has returned. B finds the key with the elem that
// the cell had before: a 0 that no program wrote.
//
//	order:    B t, A w', B, A
//	schedule: 1*30 7*3 6*23 7*10 6*6
//	ends:     B found 10: true, with 0
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{1: 1}
	var v int
	var ok bool
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[10] = 7
	}()
	go func() { // B
		defer wg.Done()
		v, ok = m[10]
	}()
	wg.Wait()
	fmt.Printf("B found 10: %t, with %d\n", ok, v)
}
