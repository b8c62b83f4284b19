// The reader takes the new number of buckets with the old array of buckets. The ninth insert doubles the map: it
// stores B, then flags, oldbuckets and at last buckets. B looked at the flags before, and comes between: with B = 1 it
// wants the second bucket of an array that has one, and reads what lies behind it. A key that was always there is not
// found.
//
//	order:    B t, A W.B, B, A
//	schedule: 1*233 7*3 6*36 7*17 6*139
//	ends:     B found 3: false, main finds it: true
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{}
	for i := range 8 {
		m[i] = i
	}
	var found bool
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[8] = 8
	}()
	go func() { // B
		defer wg.Done()
		_, found = m[3]
	}()
	wg.Wait()
	_, kept := m[3]
	fmt.Printf("B found 3: %t, main finds it: %t\n", found, kept)
}
