// m[k]++ is one operation on the map, and then a load, an addition and a store of the elem, outside it: hashWriting
// is clear again before the load. B increments between A's load and A's store.
//
//	order:    A load, B, A
//	schedule: 1*31 6*17 7*20 6*6
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
		m["n"]++
	}()
	go func() { // B
		defer wg.Done()
		m["n"]++
	}()
	wg.Wait()
	fmt.Println("counted to", m["n"])
}
