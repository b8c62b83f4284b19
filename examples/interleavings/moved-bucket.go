// The reader takes the address of the old bucket, and the writer grows the map under it. Buckets that hold pointers are
// wiped once their entries are moved, lest they keep garbage alive; the reader searches a wiped bucket. A key that was
// always there is not found.
//
//	order:    B R.buckets, A, B
//	schedule: 1*233 7*5 6*190 7*15
//	ends:     B found 1: false, main finds it: true
package main

import (
	"fmt"
	"sync"
)

func main() {
	users := map[int]*string{}
	for i := range 8 {
		users[i] = new(string)
	}
	var found bool
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		users[8] = new(string)
	}()
	go func() { // B
		defer wg.Done()
		_, found = users[1]
	}()
	wg.Wait()
	_, kept := users[1]
	fmt.Printf("B found 1: %t, main finds it: %t\n", found, kept)
}
