// len(m) is a load of the count, and looks at no flag. A has stored the key, and not yet counted it.
//
//	order:    A W.tophash, B, A
//	schedule: 1*30 6*17 7*5 6*12
//	ends:     B saw 1 of 2
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{1: 0}
	n := -1
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[10] = 1
	}()
	go func() { // B
		defer wg.Done()
		n = len(m)
	}()
	wg.Wait()
	fmt.Printf("B saw %d of %d\n", n, len(m))
}
