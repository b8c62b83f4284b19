// A range tells writers that it is under way with two bits of the map's flags. It sets them with one atomic OR, but a
// writer sets and clears its own bit with a load and a store: A loads the flags (r), B's OR comes between, and A stores
// its stale copy (w). The iterator's bits are lost. B has taken one entry when A's ninth insert grows the map and,
// knowing of no iterator, wipes the bucket that B is walking. B takes each wiped cell for an entry that has moved, with
// key 0, and finds that one again and again.
//
//	order:    A r, B or, A w', B t t, A, B
//	schedule: 1*198 6*4 7*8 6*31 7*13 6*190 7*167
//	ends:     B saw [6 0 0 0 0 0 0 0]
package main

import (
	"fmt"
	"sync"
)

func main() {
	users := map[int]*string{}
	for id := 6; id >= 0; id-- {
		users[id] = new(string)
	}
	var seen []int
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { // A
		defer wg.Done()
		users[7] = new(string)
		users[8] = new(string)
	}()
	go func() { // B
		defer wg.Done()
		for id := range users {
			seen = append(seen, id)
		}
	}()
	wg.Wait()
	fmt.Println("B saw", seen)
}
