// A read that passed its check before a write began is never noticed, however much is written before it goes on. Here
// it does no harm.
//
//	order:    B t, A, B
//	schedule: 1*30 7*3 6*26 7*11
//	ends:     B read 0, len 2
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{1: 0}
	v := -1
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[10] = 1
	}()
	go func() { // B
		defer wg.Done()
		v = m[1]
	}()
	wg.Wait()
	fmt.Printf("B read %d, len %d\n", v, len(m))
}
