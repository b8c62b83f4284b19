// A delete from a map that counts no entries returns before it looks at the flags. A has set hashWriting and is on its
// way to make the first entry; B deletes, and nobody notices.
//
//	order:    A w, B, A
//	schedule: 1*8 6*5 7*4 6*23
//	ends:     1
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[10] = 1
	}()
	go func() { // B
		defer wg.Done()
		delete(m, 10)
	}()
	wg.Wait()
	fmt.Println(len(m))
}
