// A counter in a map, read and written back. B counts between A's read and A's write, and A writes over it. No two
// operations on the map overlap, so no check can notice.
//
//	order:    A load, B, A
//	schedule: 1*31 6*9 7*27 6*21
//	ends:     counted to 1
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[string]int{"n": 0}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		v := m["n"]
		m["n"] = v + 1
	}()
	go func() { // B
		defer wg.Done()
		v := m["n"]
		m["n"] = v + 1
	}()
	wg.Wait()
	fmt.Println("counted to", m["n"])
}
