// The elem of m[k] = v is stored after the map operation is over, word by word, and no flag guards it. B stores both
// its words between the two stores of A: the map holds a pair that nobody ever wrote.
//
//	order:    A store, B, A
//	schedule: 1*31 6*15 7*18 6*6
//	ends:     {2 1}
package main

import (
	"fmt"
	"sync"
)

type pair struct{ a, b int }

func main() {
	m := map[int]pair{0: {}}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		m[0] = pair{1, 1}
	}()
	go func() { // B
		defer wg.Done()
		m[0] = pair{2, 2}
	}()
	wg.Wait()
	fmt.Println(m[0])
}
