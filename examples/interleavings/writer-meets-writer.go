// The second writer looks while the first one writes. A has set hashWriting in the map's flags; B's first
// look at them finds the bit, and B throws before it touches anything. This is the race that is always noticed.
//
//	order:    A w, B
//	schedule: 1*30 6*5 7*3
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
