package main

import (
	"fmt"
	"sync"
)

// The 9th entry of a map doubles its one bucket, the 14th its two.
// Each writer moves old buckets on its way, and may meet another there.
func main() {
	m := map[int]int{}
	for i := range 8 {
		m[i] = i
	}
	var wg sync.WaitGroup
	for g := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 4 {
				m[100*g+i] = i
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(m))
}
