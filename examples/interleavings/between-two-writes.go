// B writes between two writes of A. Nothing orders them, and nothing can notice: the runtime looks for writes
// that overlap, not for locks that are missing.
//
//	order:    A w', B, A
//	schedule: 1*30 6*23 7*28 6*33
//	ends:     4
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
		m[12] = 3
	}()
	go func() { // B
		defer wg.Done()
		m[11] = 2
	}()
	wg.Wait()
	fmt.Println(len(m))
}
