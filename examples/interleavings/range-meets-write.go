// A range looks at the flags before each of its entries. It has one when A begins to write, and throws at the next.
//
//	order:    B t, A w, B
//	schedule: 1*53 7*19 6*5 7*8
//	ends:     fatal error: concurrent map iteration and map write
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{1: 0, 2: 0}
	sum := 0
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[10] = 1
	}()
	go func() { // B
		defer wg.Done()
		for _, v := range m {
			sum += v
		}
	}()
	wg.Wait()
	fmt.Println(sum)
}
