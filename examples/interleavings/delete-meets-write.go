// A delete is a write: it looks at the flags as an insert does, and throws in the same words.
//
//	order:    A w, B
//	schedule: 1*30 6*5 7*4
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
		delete(m, 1)
	}()
	wg.Wait()
	fmt.Println(len(m))
}
