// A whole write fits between the first check of another (t) and its flip (r, w), and nobody notices: the flags
// were clear when A looked, and are clear again when A flips them. Nothing is lost this time. The race is as real
// as in any other order.
//
//	order:    A t, B, A
//	schedule: 1*30 6*2 7*26 6*29
//	ends:     3
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
