package main

import (
	"fmt"
	"sync"
	"time"
)

// reproduce is the map without a lock that many programs have begun with: ten writers of a thousand keys each,
// all their own, and five readers that look at its length on a ticker.
func reproduce() int {
	m := make(map[int]int)
	var wg sync.WaitGroup
	for w := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 1000 {
				m[w*1000+i] = i
			}
		}()
	}
	for range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			ticker := time.NewTicker(10 * time.Microsecond)
			defer ticker.Stop()
			for range ticker.C {
				if len(m) > 5000 {
					return
				}
			}
		}()
	}
	wg.Wait()
	return len(m)
}

func main() {
	fmt.Println("until the runtime notices")
	for {
		reproduce()
	}
}
