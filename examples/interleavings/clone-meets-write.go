// maps.Clone copies whole buckets, and looks at the flags before.
//
//	order:    A w, B
//	schedule: 1*30 6*5 7*9
//	ends:     fatal error: concurrent map clone and map write
package main

import (
	"fmt"
	"maps"
	"sync"
)

func main() {
	m := map[int]int{1: 0}
	var c map[int]int
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[10] = 1
	}()
	go func() { // B
		defer wg.Done()
		c = maps.Clone(m)
	}()
	wg.Wait()
	fmt.Println(len(c))
}
