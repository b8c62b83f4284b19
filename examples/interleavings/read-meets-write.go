// A reader looks at the flags once, at its start. A is writing, and B throws.
//
//	order:    A w, B
//	schedule: 1*30 6*5 7*4
//	ends:     fatal error: concurrent map read and map write
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
	fmt.Println(v)
}
