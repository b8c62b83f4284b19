package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for g := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 6 {
				mu.Lock()
				m[i*2+g] = i
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(m))
}
